import { z } from 'zod';

/** What one section may carry, and one thread: more than people read, and little enough to set. */
const most = { comments: 2000, suggestions: 5000, messages: 200, text: 10_000, quote: 4000, name: 200, id: 100 };

const id = z.string().min(1).max(most.id).optional();
const by = z.string().trim().min(1, 'has no name of who wrote it').max(most.name);
const at = z.iso.datetime({ offset: true, error: 'is no date and time such as 2026-11-24T09:30:00Z' });
/** From one place in a block to another, which may no longer be there. Text counts as many as its characters, an embed one. */
const words = {
  block: z.number().int().min(0),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
};
const isForward = ({ from, to }: { from: number; to: number }) => from <= to;
const backward = { message: 'ends before it begins: "to" is less than "from"', path: ['to'] };

const comment = z
  .object({
    id,
    ...words,
    quote: z.string().max(most.quote),
    status: z.enum(['open', 'resolved'], 'is neither "open" nor "resolved"'),
    messages: z
      .array(z.object({ by, at, text: z.string().max(most.text) }))
      .min(1, 'has no message')
      .max(most.messages),
  })
  .refine(isForward, backward);

const suggestion = z
  .object({
    id,
    kind: z.enum(['insert', 'delete', 'replace'], 'is neither "insert" nor "delete" nor "replace"'),
    ...words,
    text: z.string().max(most.text).optional(),
    by,
    at,
  })
  .refine(isForward, backward)
  .refine(({ kind, from, to, text }) => kind === 'delete' || Boolean(text) || (kind === 'insert' && from < to), {
    message: 'says nothing to put in: give "text", or for an insertion the words that are there already',
    path: ['text'],
  });

/** What a section of a document file may carry beside its blocks. */
export const sectionNotes = {
  comments: z.array(comment).max(most.comments).optional(),
  suggestions: z.array(suggestion).max(most.suggestions).optional(),
};

/**
 * A thread about words of a block; about the whole block where `from` is `to`. `block` is its index in the section;
 * `quote` what the words were: where they have changed, the thread stands at its block. `at` in ISO 8601.
 */
export type Comment = z.infer<typeof comment>;
/**
 * A change that somebody proposes. Words to delete or replace are still in the text. Words to insert are in it already,
 * from `from` to `to`, or in `text`, to be put in at `from`; those of a replacement are in `text`.
 */
export type Suggestion = z.infer<typeof suggestion>;
