/** What of the files was not understood, or was understood in a way one should know. */
export function ReadingNotes({ notes }: { notes: { file: string; note: string }[] }) {
  if (notes.length === 0) return null;
  return (
    <section className="section" aria-labelledby="notes">
      <h2 id="notes">What to know of the reading</h2>
      <ul className="plain-list">
        {notes.map(({ file, note }) => (
          <li key={file + note}>
            <span className="muted">{file}:</span> {note}
          </li>
        ))}
      </ul>
    </section>
  );
}
