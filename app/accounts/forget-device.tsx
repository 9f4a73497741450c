import { useEffect } from 'react';

/** After a sign-out: lets the editor forget the copy of the text it keeps on this device, where all of it is saved. */
export function ForgetDevice({ personId }: { personId: string }) {
  useEffect(() => {
    void import('#app/editor/connection/forget-device.ts').then(({ forgetDevice }) => forgetDevice(personId));
  }, [personId]);
  return null;
}
