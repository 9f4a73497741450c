import { initials } from './initials.ts';

type Props = {
  name: string;
  /** `#rrggbb` */
  color: string;
  /** side in CSS pixels */
  size?: number;
  /** true where the name stands beside it in words */
  decorative?: boolean;
};

/** A person as a coloured circle with initials. SVG, because the page's policy allows no style attributes. */
export function Avatar({ name, color, size = 24, decorative }: Props) {
  const label = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <svg className="avatar" width={size} height={size} viewBox="0 0 24 24" {...label}>
      {decorative ? null : <title>{name}</title>}
      <circle cx="12" cy="12" r="12" fill={color} />
      <text x="12" y="12.4" fill="#fff" textAnchor="middle" dominantBaseline="central">
        {initials(name)}
      </text>
    </svg>
  );
}
