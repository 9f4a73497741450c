import { useNavigate } from '@remix-run/react';
import { useEffect, type AnchorHTMLAttributes } from 'react';
import { useLatest } from './use-latest.ts';

type Props = Pick<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  'className' | 'title' | 'aria-current' | 'aria-label' | 'children'
> & {
  /** an address of this site */
  to: string;
  /** the page stays where it is scrolled to */
  keepScroll?: boolean;
  /** it is what its row is about: keys go from one to the next (keys/row-focus.ts) */
  isRow?: boolean;
  /** the funder's own address, for paper */
  'data-url'?: string;
};

/**
 * A link of a list of many. It does what `Link` does, with one listener for all: fifty of those cost a page a sixth of its
 * time, and fifty with spread properties a fiftieth.
 */
export function ListLink(props: Props) {
  return (
    <a
      className={props.className}
      href={props.to}
      title={props.title}
      aria-current={props['aria-current']}
      aria-label={props['aria-label']}
      data-url={props['data-url']}
      data-link={props.isRow ? 'row' : props.keepScroll ? 'keep-scroll' : ''}
    >
      {props.children}
    </a>
  );
}

/** Follows the links of lists without loading the page anew; stands in the page once. */
export function ListLinks(): null {
  const navigate = useLatest(useNavigate());
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      // a new tab, a download and the like are the browser's own
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-link]') : null;
      if (!link || !plain || event.defaultPrevented) return;
      event.preventDefault();
      navigate.current(link.getAttribute('href')!, {
        preventScrollReset: link.dataset.link === 'keep-scroll',
        replace: link.href === window.location.href,
      });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [navigate]);
  return null;
}
