import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A private key with its self-signed certificate, both as PEM. */
export interface KeyAndCertificate {
  readonly privateKey: string;
  readonly certificate: string;
}

/**
 * Makes an RSA key of 2,048 bits and a self-signed X.509 certificate for it, as a connected app takes it for JWT bearer.
 * @param name the common name (CN) of subject and issuer
 * @param from the first moment of its validity, which is one year
 */
export function createCertificate(name: string, from: Date): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificate: selfSigned(name, [from, until], { privateKey, publicKey }),
  };
}

function selfSigned(
  name: string,
  [from, until]: readonly [Date, Date],
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): string {
  const distinguishedName = sequence(set(sequence(COMMON_NAME, element(0x0c, Buffer.from(name)))));
  const toBeSigned = sequence(
    element(0xa0, VERSION_3),
    element(0x02, serialNumber()),
    SHA256_WITH_RSA,
    distinguishedName,
    sequence(time(from), time(until)),
    distinguishedName,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = element(0x03, Buffer.from([0]), sign('sha256', toBeSigned, keys.privateKey));
  const base64 = sequence(toBeSigned, SHA256_WITH_RSA, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** One element of DER: tag, length, content. */
function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]): Buffer => element(0x31, ...parts);

/** Object identifiers in DER: id-at-commonName 2.5.4.3; sha256WithRSAEncryption 1.2.840.113549.1.1.11 with its NULL. */
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const SHA256_WITH_RSA = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'));
const VERSION_3 = Buffer.from('020102', 'hex');

/** Positive, and without a leading zero that DER would not allow. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | (bytes[0]! & 0x3f);
  return bytes;
}

/** UTCTime with two digits of the year before 2050, GeneralizedTime after, as X.509 demands: `261129211300Z`. */
function time(moment: Date): Buffer {
  const digits = moment.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  return moment.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : element(0x18, Buffer.from(`${digits}Z`));
}
