/** The parts of a multipart/form-data body by name. */
export function multipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) return parts;
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  let start = body.indexOf(mark);
  while (start >= 0) {
    const end = body.indexOf(mark, start + mark.length);
    if (end < 0) break;
    const part = body.subarray(start + mark.length + 2, end - 2);
    const gap = part.indexOf('\r\n\r\n');
    const name = gap < 0 ? undefined : /\bname="([^"]*)"/i.exec(part.subarray(0, gap).toString('utf8'))?.[1];
    if (name !== undefined) parts.set(name, part.subarray(gap + 4));
    start = end;
  }
  return parts;
}
