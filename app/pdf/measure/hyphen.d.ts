declare module 'hyphen/en-us/index.js' {
  const english: { hyphenateSync(text: string): string };
  export default english;
}
