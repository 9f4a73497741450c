import { Writable } from 'node:stream';

/** What React calls after each of its own writes that belong together; streams that compress have it, and so has ours. */
type Gatherer = Writable & { flush: () => void };

/**
 * The body of a page that React pipes. React writes it in pieces of 2 kB, and each on its own would go through four streams
 * and the compressor: here they are sent on together, as soon as React has nothing more to add for now. A reader who leaves
 * ends the writing. `onWhole` gets all of it when it was written to the end.
 */
export function pageBody(
  pipe: (to: Writable) => void,
  onWhole: (html: Buffer) => void = () => {},
): ReadableStream<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const sent: Buffer[] = [];
  let gatherer: Gatherer;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const sendOn = () => {
        if (pieces.length === 0 || gatherer.destroyed) return; // React hears a little later that nobody reads
        const chunk = Buffer.concat(pieces);
        pieces = [];
        sent.push(chunk);
        controller.enqueue(chunk);
      };
      const writable = new Writable({
        write(piece: Uint8Array, _encoding, done) {
          pieces.push(withoutRest(piece));
          done();
        },
        final(done) {
          sendOn();
          controller.close();
          onWhole(Buffer.concat(sent));
          done();
        },
      });
      writable.on('error', (error) => controller.error(error));
      gatherer = Object.assign(writable, { flush: sendOn });
      pipe(gatherer);
    },
    cancel() {
      gatherer.destroy();
    },
  });
}

/** React 18 sends a piece whole also where a sign of several bytes did not fit any more, with zeros in its place. */
function withoutRest(piece: Uint8Array): Uint8Array {
  let end = piece.length;
  while (end > 0 && piece[end - 1] === 0) end -= 1;
  return end === piece.length ? piece : piece.subarray(0, end);
}
