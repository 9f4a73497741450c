/** The first thing the Tab key meets: past the header, to the page itself. */
export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      Skip to the page
    </a>
  );
}
