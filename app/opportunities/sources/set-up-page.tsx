import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Page } from '#app/ui/page.tsx';
import type { SourcePreview } from './preview.server.ts';
import { SourceFields } from './source-fields.tsx';
import { SourcePreviewView } from './source-preview.tsx';

type Props = {
  title: string;
  values: Record<string, string>;
  problem: FormProblem | undefined;
  preview: SourcePreview | null;
};

/** Setting a source up: what to read, a look at what it would bring, and only then the button that keeps it. */
export function SetUpPage({ title, values, problem, preview }: Props) {
  return (
    <Page title={title} lede="Fill it in, look at what it would bring, and keep it if that is right." narrow>
      <Form method="post" className="form">
        <FormNotice problem={problem} />
        <SourceFields values={problem?.values ?? values} problem={problem} />
        <div className="actions">
          <Button name="intent" value="preview" variant={preview ? 'plain' : 'primary'}>
            {preview ? 'Look again' : 'Look at what it brings'}
          </Button>
          {preview && preview.status !== 'failed' ? (
            <Button name="intent" value="keep" variant="primary">
              Keep this source
            </Button>
          ) : null}
        </div>
      </Form>
      {preview ? <SourcePreviewView preview={preview} /> : null}
    </Page>
  );
}
