export const feedFormats = ['json', 'csv', 'ics', 'rss'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const isFeedFormat = (text: string | undefined): text is FeedFormat =>
  (feedFormats as readonly (string | undefined)[]).includes(text);

/** Forms of a list that go out whole rather than in pages of fifty: so many calls at most, the rest on further pages. */
export const WHOLE_PAGE = 10_000;
