declare module 'hyphen/*/index.js' {
  const patterns: { hyphenateSync(text: string): string };
  export default patterns;
}
