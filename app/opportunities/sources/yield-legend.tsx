import type { ReactNode } from 'react';

/** What the marks of the charts mean. */
export function YieldLegend() {
  const mark = (children: ReactNode) => (
    <svg className="yield" width="8" height="10" viewBox="0 0 8 10" aria-hidden="true">
      {children}
    </svg>
  );
  return (
    <p className="legend">
      <span>Records of the last 30 runs:</span>
      <span>{mark(<rect className="ok" x="1" y="1" width="6" height="9" />)} complete</span>
      <span>{mark(<rect className="incomplete" x="1.5" y="1.5" width="5" height="8" />)} incomplete</span>
      <span>{mark(<path className="failed" d="M1 2l6 6m0 -6l-6 6" />)} failed</span>
      <span>{mark(<circle className="unchanged" cx="4" cy="6" r="2" />)} nothing new</span>
    </p>
  );
}
