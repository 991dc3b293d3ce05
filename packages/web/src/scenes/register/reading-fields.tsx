import type { EvidenceView } from '@muster/contract'
import { useId } from 'react'
import { Options } from '../../shell/options.tsx'
import { message } from '../../words/messages.ts'
import { publishedPhrase, speakerPhrase } from '../../words/phrases.ts'

/** What a reading says of the people that a claim counts. */
const SCOPES = ['unsaid', 'owed', 'leavesOut'] as const
type Scope = (typeof SCOPES)[number]

/** Names of the fields that say it: one for each claim, so that no claim can be both covered and left out. */
const FIELD = 'scope '

/** The claims that a filled form says so of. */
export const claimsScoped = (form: FormData, scope: Exclude<Scope, 'unsaid'>): readonly string[] =>
  [...form].flatMap(([name, value]) => (name.startsWith(FIELD) && value === scope ? [name.slice(FIELD.length)] : []))

interface Props {
  readonly parties: readonly string[]
  /** The party whose duty it is. */
  readonly party: string
  /** Claims that count people: of the duty itself, and of those whom its party holds. */
  readonly counts: readonly EvidenceView[]
}

/** A way to read whom a clause covers: its name, who reads it so, and what it says of each claim that counts people. */
export function ReadingFields({ parties, party, counts }: Props) {
  const help = useId()
  return (
    <>
      <p className="meta wide" id={help}>
        {message('term.readingHelp')}
      </p>
      <label>
        <span>{message('term.readingName')}</span>
        <input name="value" required dir="auto" aria-describedby={help} />
      </label>
      <label>
        <span>{message('term.readBy')}</span>
        <select name="readBy">
          <Options values={['', ...parties]} words={(each) => each || message('term.readByNobody')} />
        </select>
      </label>
      <fieldset className="wide scopes">
        <legend>{message('term.scopes')}</legend>
        {counts.length === 0 && <p className="meta">{message('term.scopesNone', { party })}</p>}
        {counts.map((each) => {
          const { id } = each.view.proposal
          const claim = each.view.verdict?.amended ?? each.view.proposal
          return (
            <label key={id}>
              <span>
                <bdi>“{claim.quote}”</bdi>{' '}
                <span className="meta">
                  {speakerPhrase(claim)} · {publishedPhrase(each.page)}
                </span>
              </span>
              <select name={`${FIELD}${id}`}>
                <Options values={SCOPES} words={(scope) => message(`term.scope.${scope}`)} />
              </select>
            </label>
          )
        })}
      </fieldset>
    </>
  )
}
