import { useEffect, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';

/** A secret that is shown this one time: a field to copy from, and a button once scripts run. */
export function ShownOnce({ label, value }: { label: string; value: string }) {
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), []);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCanCopy(false),
    );
  return (
    <div className="shown-once">
      <Field label={label} name="shown" readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      {canCopy && (
        <Button type="button" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </div>
  );
}
