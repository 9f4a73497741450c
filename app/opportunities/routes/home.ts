import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** The front door opens on the list; what was asked for there is kept. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/opportunities${new URL(request.url).search}`);
}
