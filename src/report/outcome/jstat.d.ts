/** The part of jstat that `distributions.ts` uses; the package has no types. */
declare module 'jstat' {
  const jstat: {
    readonly normal: {
      cdf(x: number, mean: number, deviation: number): number;
      inv(probability: number, mean: number, deviation: number): number;
    };
    readonly studentt: { inv(probability: number, freedom: number): number };
  };
  export default jstat;
}
