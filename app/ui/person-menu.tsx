import { Form, Link, useLocation } from '@remix-run/react';
import { ButtonLink } from './button-link.tsx';
import { Menu } from './menu.tsx';

type Props = { person: { id: string; name: string; role: string } | null };

/** The end of the header: the way in, or the signed-in person's own places and the way out. */
export function PersonMenu({ person }: Props) {
  const { pathname, search } = useLocation();
  if (!person) {
    const back = ['/', '/sign-in'].includes(pathname) ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <ButtonLink to={`/sign-in${back}`}>Sign in</ButtonLink>;
  }
  return (
    <Menu label={<span className="menu-name">{person.name}</span>}>
      <li>
        <Link to={`/people/${person.id}`}>Your page</Link>
      </li>
      <li>
        <Link to="/account">Account</Link>
      </li>
      {person.role === 'admin' ? (
        <li>
          <Link to="/people">People</Link>
        </li>
      ) : null}
      <li>
        <Form method="post" action="/sign-out">
          <button type="submit">Sign out</button>
        </Form>
      </li>
    </Menu>
  );
}
