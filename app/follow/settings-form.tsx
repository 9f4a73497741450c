import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import type { FollowSettings } from './settings.ts';

type Props = { settings: FollowSettings; email: string; problem?: FormProblem };

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].map((label, day) => ({
  value: String(day),
  label,
}));
const digestOptions = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'Once a week' },
  { value: 'off', label: 'Never' },
];

/** Lead times, mail, digest and quiet hours. */
export function SettingsForm({ settings, email, problem }: Props) {
  const { leadDays, digest, weekday, hour, quietFrom, quietTo } = settings;
  const stored = { leadDays: leadDays.join(', '), digest, weekday, hour, quietFrom, quietTo };
  const of = (name: keyof typeof stored) => ({
    name,
    defaultValue: problem?.values[name] ?? String(stored[name]),
    error: problem?.fields[name],
  });
  const isOn = (name: 'byMail' | 'alertsAtOnce') => (problem ? problem.values[name] === 'on' : settings[name]);
  return (
    <Form method="post" className="form">
      <Field label="Remind me so many days before a deadline" hint="0 is the last day." {...of('leadDays')} />
      <Check name="byMail" checked={isOn('byMail')} label={`Send mail to ${email}`} />
      <Check
        name="alertsAtOnce"
        checked={isOn('alertsAtOnce')}
        label="Mail changes and reminders when they happen, not with the digest"
      />
      <Select label="Digest of what else is new" options={digestOptions} {...of('digest')} />
      <Select label="Day of a weekly digest" options={weekdays} {...of('weekday')} />
      <Select label="Hour of digest and reminders" options={hours} {...of('hour')} />
      <div className="form-row">
        <Select label="No mail from" options={hours} {...of('quietFrom')} />
        <Select label="until" options={hours} {...of('quietTo')} />
      </div>
      <div className="actions">
        <Button variant="primary">Save</Button>
      </div>
    </Form>
  );
}

function Check({ name, checked, label }: { name: string; checked: boolean; label: string }) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} defaultChecked={checked} /> <span>{label}</span>
    </label>
  );
}
