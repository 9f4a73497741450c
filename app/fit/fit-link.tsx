import { Link } from '@remix-run/react';

/** To the open calls, those that fit the project best first. */
export function FitLink({ projectId }: { projectId: string }) {
  return <Link to={`/fit?project=${encodeURIComponent(projectId)}`}>Open calls by how they fit</Link>;
}
