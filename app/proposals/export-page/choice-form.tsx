import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Select } from '#app/ui/select.tsx';
import type { Choice } from '../package/read-choice.ts';
import type { ProfileWords } from './profile-words.ts';

type Props = { profiles: ProfileWords[]; choice: Choice };

/** Format, font and files. Sent as an address, so that a choice can be kept and works without scripts. */
export function ChoiceForm({ profiles, choice }: Props) {
  const [id, setId] = useState<string>(choice.profile);
  const busy = useNavigation().location?.search.includes('profile=') ?? false;
  const profile = profiles.find((one) => one.id === id)!;
  return (
    <Form method="get" className="form" preventScrollReset>
      <Select
        label="Format"
        name="profile"
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        options={profiles.map(({ id, title }) => ({ value: id, label: title }))}
        hint={profile.facts}
      />
      <Select
        key={`font ${id}`}
        label="Font"
        name="font"
        defaultValue={id === choice.profile ? choice.family : profile.fonts[0]!.family}
        options={profile.fonts.map(({ family, label, facts }) => ({ value: family, label: `${label}: ${facts}` }))}
      />
      <Select
        key={`as ${id}`}
        label="Files"
        name="as"
        defaultValue={id === choice.profile ? choice.form : profile.files === 'one' ? 'one' : 'sections'}
        options={[
          { value: 'one', label: 'One PDF of the whole proposal' },
          { value: 'sections', label: 'A PDF for each section, without a title page' },
        ]}
      />
      <div className="actions">
        <Button disabled={busy}>{busy ? 'Setting the pages …' : 'Count pages and check rules'}</Button>
      </div>
    </Form>
  );
}
