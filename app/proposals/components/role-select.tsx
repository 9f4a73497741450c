import { proposalRoles, type ProposalRole } from '#app/document/wire.ts';
import { Select } from '#app/ui/select.tsx';
import { roleTexts } from '../roles.ts';

type Props = { label: string; own: ProposalRole; value: ProposalRole; hideLabel?: boolean; error?: string };

/** The roles the person may give; only a lead names leads. */
export function RoleSelect({ label, own, value, hideLabel, error }: Props) {
  const roles = proposalRoles.filter((role) => role !== 'lead' || own === 'lead');
  return (
    <div className={hideLabel ? 'role-select label-hidden' : 'role-select'}>
      <Select
        label={label}
        name="role"
        defaultValue={value}
        error={error}
        options={roles.map((role) => ({ value: role, label: roleTexts[role].label }))}
      />
    </div>
  );
}
