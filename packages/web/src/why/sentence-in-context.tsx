import type { EvidenceView } from '@muster/contract'

/** A claim's exact words, marked, within their paragraph; in the page's own language and direction. */
export const SentenceInContext = ({ page, context }: Pick<EvidenceView, 'page' | 'context'>) => (
  <blockquote dir="auto" lang={page.lang ?? undefined}>
    …{context.before}
    <mark>{context.exact}</mark>
    {context.after}…
  </blockquote>
)
