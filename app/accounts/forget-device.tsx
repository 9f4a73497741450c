import { useEffect, useState } from 'react';
import { Notice } from '#app/ui/notice.tsx';

/**
 * After a sign-out: lets the editor forget the copy of the text it keeps on this device, where all of it is saved, and
 * says so where it is not.
 */
export function ForgetDevice({ personId }: { personId: string }) {
  const [kept, setKept] = useState(0);
  useEffect(() => {
    void import('#app/editor/connection/forget-device.ts')
      .then(({ forgetDevice }) => forgetDevice(personId))
      .then((names) => setKept(names.length));
  }, [personId]);
  if (kept === 0) return null;
  return (
    <Notice tone="warn">
      This browser keeps words of yours that are not on the server yet. Sign in here again to see them; nobody else
      does.
    </Notice>
  );
}
