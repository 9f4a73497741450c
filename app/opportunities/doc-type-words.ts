/** What kind of text the call is; a source's other words are shown as they are. */
export const docTypeWords: Record<string, string> = {
  forecast: 'Forecast of a call',
  synopsis: 'Summary of a call',
  call: 'Call',
  programme: 'Standing programme',
};
