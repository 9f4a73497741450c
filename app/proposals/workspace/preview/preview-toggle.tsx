import { Button } from '#app/ui/button.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';

/** Shows the pages beside the text and takes them away; before scripts run, the way to the PDF itself. */
export function PreviewToggle({ at, ready, open, toggle }: ToggleProps) {
  if (!ready)
    return (
      <ButtonLink small to={`${at}/export.pdf`} reloadDocument target="_blank">
        Pages
      </ButtonLink>
    );
  return (
    <Button type="button" small aria-expanded={open} onClick={toggle}>
      Pages
    </Button>
  );
}

type ToggleProps = { at: string; ready: boolean; open: boolean; toggle: () => void };
