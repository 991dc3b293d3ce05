import type { SourceView } from '@muster/contract'
import type { Claim, FieldBasis } from '@muster/core/words'
import { message } from '../../words/messages.ts'
import { cutByFields, stretchOf } from './basis-segments.ts'

interface Props {
  readonly view: SourceView
  /** The claim as it was read; what a person changed has no words to show for it. */
  readonly claim: Claim
}

/** Why a claim says what it says: its rule, its sentence with the words of each field marked, and what was inferred. */
export function WhyTheseFields({ view, claim }: Props) {
  const bases = view.bases[claim.id]
  if (!bases) return null
  const stretch = stretchOf(view, claim, bases)
  const rule = view.rules[claim.rule]
  return (
    <details className="basis">
      <summary>{message('basis.open')}</summary>
      {rule && (
        <p className="meta">
          <b>{claim.rule}</b> {rule}
        </p>
      )}
      <blockquote dir="auto" lang={view.summary.lang ?? undefined}>
        {cutByFields(stretch, bases).map((piece) => {
          const words = view.text.slice(piece.start, piece.end)
          if (piece.fields.length === 0) return <span key={piece.start}>{words}</span>
          return (
            <mark key={piece.start} title={piece.fields.map(fieldName).join(', ')}>
              {words}
            </mark>
          )
        })}
      </blockquote>
      <dl className="basis-fields">
        {bases.map((basis) => (
          <div key={basis.field} data-inferred={basis.inferred !== null}>
            <dt>{fieldName(basis.field)}</dt>
            <dd>
              {basis.start !== null && basis.end !== null && (
                <q dir="auto" lang={view.summary.lang ?? undefined}>
                  {view.text.slice(basis.start, basis.end)}
                </q>
              )}{' '}
              {basis.inferred && (
                <span className="inferred">
                  {message('basis.inferred', { how: message(`basis.${basis.inferred}`) })}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Fields that the editor names otherwise, since it has more than one box for them or none. */
const OWN_NAMES: ReadonlySet<FieldBasis['field']> = new Set(['uttered', 'count'])
const fieldName = (field: FieldBasis['field']): string => message(`${OWN_NAMES.has(field) ? 'basis' : 'edit'}.${field}`)

/** What the reader looked at on this page and did not propose, each with its rule and its reason. */
export function ConsideredAndDropped({ view }: { readonly view: SourceView }) {
  if (view.dropped.length === 0) return null
  return (
    <details className="basis dropped">
      <summary>{message('basis.dropped', { count: view.dropped.length })}</summary>
      <ul>
        {view.dropped.map((item) => (
          <li key={`${item.rule} ${item.start} ${item.end} ${item.why}`}>
            {item.end > item.start && (
              <q dir="auto" lang={view.summary.lang ?? undefined}>
                {view.text.slice(item.start, item.end)}
              </q>
            )}{' '}
            <span className="meta">
              {item.why} · <abbr title={view.rules[item.rule]}>{item.rule}</abbr>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
