/** Inside rss-parser, whose version is pinned. */
declare module 'rss-parser/lib/utils.js' {
  const utils: {
    /** What stands inside an element, as text: markup that was not escaped is written out again. */
    getContent(element: object): string;
  };
  export default utils;
}
