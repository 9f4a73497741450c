import { Link } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { RecoveredCopy } from '#app/editor/connection/recovered-copies.ts';
import { Button } from '#app/ui/button.tsx';
import { safeFileName } from '../safe-file-name.ts';
import { SectionText } from '../workspace/section-text.tsx';
import { copyText, download } from './hand-over.ts';
import { fileOf, nameOf, textOf, whyRecovered } from './recovered-words.ts';
import './recovered.css';

type Props = { copy: RecoveredCopy; onDiscard: () => void; onClose: () => void };

/** Shows one recovered copy: what is new in it, the whole of it, and what can be done with it. Closes by Escape. */
export function RecoveredDialog({ copy, onDiscard, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { section, proposal } = nameOf(copy);
  const isWhole = copy.added.length === copy.blocks.length;
  return (
    <dialog ref={dialog} className="recovered-dialog" aria-labelledby="recovered-title" onClose={onClose}>
      <h2 id="recovered-title">Words on this device: {section}</h2>
      {proposal && <p className="recovered-of">{proposal}</p>}
      <p>
        {whyRecovered[copy.why]} {copy.why === 'waiting' && <OpenIt copy={copy} />}
      </p>
      <div className="recovered-text" role="region" aria-label="Words that are not in the section">
        {copy.added.length > 0 ? (
          <SectionText blocks={copy.added} />
        ) : (
          <p>No words are missing in the section. What differs is what you took out, or how it is formatted.</p>
        )}
      </div>
      {!isWhole && (
        <details>
          <summary>The whole text as this device has it</summary>
          <div className="recovered-text" role="region" aria-label="The whole text">
            <SectionText blocks={copy.blocks} />
          </div>
        </details>
      )}
      <Steps copy={copy} onDiscard={onDiscard} onClose={() => dialog.current?.close()} />
    </dialog>
  );
}

function OpenIt({ copy: { about } }: { copy: RecoveredCopy }) {
  if (!about) return null;
  return (
    <Link to={`/proposals/${about.proposalId}?section=${encodeURIComponent(about.sectionKey)}`}>Open the section</Link>
  );
}

function Steps({ copy, onDiscard, onClose }: Props) {
  const [asking, setAsking] = useState<boolean | null>(null);
  const [told, setTold] = useState('');
  const steps = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus goes to the answer that loses nothing, and back to the question.
  useEffect(() => {
    if (asking !== null) steps.current?.querySelector<HTMLElement>(asking ? 'button' : '.danger')?.focus();
  }, [asking]);
  const words = textOf(copy.added.length > 0 ? copy.added : copy.blocks);
  const file = `${safeFileName(`${nameOf(copy).section} recovered`)}`;
  const copyIt = async () => {
    const copied = await copyText(words);
    setTold(copied ? 'Copied.' : 'This browser does not let the page copy: select the text above, or download it.');
  };
  const save = (name: string, type: string, content: string) => {
    download(name, type, content);
    setTold(`Handed over as ${name}.`);
  };
  if (asking)
    return (
      <div className="recovered-steps is-asking" ref={steps}>
        <p role="alert">Discard these words for good? This cannot be undone.</p>
        <Button type="button" onClick={() => setAsking(false)}>
          Keep them
        </Button>
        <Button type="button" variant="danger" onClick={onDiscard}>
          Discard for good
        </Button>
      </div>
    );
  return (
    <div className="recovered-steps" ref={steps}>
      <Button type="button" variant="primary" onClick={() => void copyIt()}>
        Copy text
      </Button>
      <Button type="button" onClick={() => save(`${file}.txt`, 'text/plain', words)}>
        Download as text
      </Button>
      <Button
        type="button"
        onClick={() => save(`${file}.json`, 'application/json', JSON.stringify(fileOf(copy), null, 2))}
      >
        Download document file
      </Button>
      <Button type="button" variant="danger" onClick={() => setAsking(true)}>
        Discard …
      </Button>
      <Button type="button" onClick={onClose}>
        Close
      </Button>
      <p role="status">{told}</p>
    </div>
  );
}
