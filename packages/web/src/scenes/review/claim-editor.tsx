import type { CaseStatus, ClaimView } from '@muster/contract'
import { CLAIM_KINDS, type Claim, DUTIES, describeDate, STANCES } from '@muster/core/words'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { keepTyped, typed } from '../../api/kept-typed.ts'
import { Options } from '../../shell/options.tsx'
import { message } from '../../words/messages.ts'
import { claimHead } from '../../words/phrases.ts'
import { type ClaimForm, claimOf, formOf, typedDate, unreadable } from './claim-form.ts'
import { standingForm } from './segments.ts'

interface Props {
  readonly claim: Claim
  readonly others: readonly ClaimView[]
  readonly setting: CaseStatus['setting']
  readonly onSave: (claim: Claim) => void
  readonly onCancel: () => void
}

const draftKey = (claim: Claim): string => `draft ${claim.id} ${claim.start}-${claim.end}`

/** A claim under the person's hand. What is typed is kept in this tab until it is saved, whatever happens to the page. */
export function ClaimEditor({ claim, others, setting, onSave, onCancel }: Props) {
  const [form, setForm] = useState<ClaimForm>(() => ({
    ...formOf(claim),
    ...JSON.parse(typed(draftKey(claim)) ?? '{}'),
  }))
  const first = useRef<HTMLFormElement>(null)
  const id = useId()
  useEffect(() => first.current?.querySelector('select')?.focus(), [])
  useEffect(() => keepTyped(draftKey(claim), JSON.stringify(form)), [claim, form])
  const wrong = unreadable(form)
  const leave = (then: () => void) => {
    keepTyped(draftKey(claim), null)
    then()
  }
  const field = (name: TextField, list?: string): ReactNode => (
    <label>
      <span>{message(`edit.${name}`)}</span>
      <input
        dir="auto"
        value={form[name]}
        list={list}
        aria-invalid={wrong.includes(name)}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
      {(name === 'date' || name === 'deadline') && <DateEcho text={form[name]} />}
    </label>
  )
  const choice = (
    name: 'kind' | 'stance' | 'duty',
    values: readonly string[],
    words: (value: string) => string,
  ): ReactNode => (
    <label>
      <span>{message(`edit.${name}`)}</span>
      <select value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })}>
        <Options values={values} words={words} />
      </select>
    </label>
  )
  const relation = (name: 'partOf' | 'disjointFrom' | 'sameAs'): ReactNode => (
    <label>
      <span>{message(`edit.${name}`)}</span>
      <select value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })}>
        <option value="">{message('edit.none')}</option>
        {others
          .filter((other) => other.proposal.id !== claim.id)
          .map((other) => (
            <option key={other.proposal.id} value={other.proposal.id}>
              {others.indexOf(other) + 1}. {claimHead(standingForm(other))}
            </option>
          ))}
      </select>
    </label>
  )
  return (
    <form
      ref={first}
      className="editor"
      onKeyDown={(event) => event.key === 'Escape' && leave(onCancel)}
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong.length === 0) leave(() => onSave(claimOf(form, claim)))
      }}
    >
      <blockquote dir="auto">{claim.quote}</blockquote>
      <div className="fields">
        {choice('kind', CLAIM_KINDS, String)}
        {choice('stance', STANCES, String)}
        {field('min')}
        {field('max')}
        {field('countText')}
        {field('what')}
        {field('actor', `${id}-parties`)}
        {field('peopleOf', `${id}-parties`)}
        {field('recipient', `${id}-parties`)}
        {field('place', `${id}-places`)}
        {field('date')}
        {field('speaker', `${id}-speakers`)}
        {(form.kind === 'refused' || form.kind === 'undertaking') &&
          choice('duty', DUTIES, (duty) => message(`duty.${duty}`))}
        {form.kind === 'undertaking' && field('agreement', `${id}-agreements`)}
        {form.kind === 'undertaking' && field('deadline')}
        {form.kind === 'accused' && field('charge')}
        {form.kind === 'office' && [field('person'), field('role'), field('replaced')]}
        {relation('partOf')}
        {relation('disjointFrom')}
        {relation('sameAs')}
        <label className="check">
          <input
            type="checkbox"
            checked={form.admission}
            onChange={(event) => setForm({ ...form, admission: event.target.checked })}
          />
          {message('edit.admission')}
        </label>
      </div>
      <Names id={`${id}-parties`} values={setting.parties.flatMap((party) => [party.name, ...party.aliases])} />
      <Names id={`${id}-places`} values={setting.places.flatMap((place) => [place.name, ...place.aliases])} />
      <Names id={`${id}-agreements`} values={setting.agreements.map((agreement) => agreement.name)} />
      <Names
        id={`${id}-speakers`}
        values={['article', ...new Set(others.map((other) => standingForm(other).speaker))]}
      />
      <p className="acts">
        <button type="submit" disabled={wrong.length > 0}>
          {message('edit.save')} <kbd>↵</kbd>
        </button>
        <button type="button" onClick={() => leave(onCancel)}>
          {message('edit.cancel')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  )
}

type TextField = Exclude<
  keyof ClaimForm,
  'kind' | 'stance' | 'duty' | 'admission' | 'partOf' | 'disjointFrom' | 'sameAs'
>

/** A typed date as it will be kept, and in words, so that nobody guesses what was understood. */
function DateEcho({ text }: { readonly text: string }) {
  const edtf = typedDate(text)
  if (edtf === null) return null
  return (
    <small role="status">{edtf === undefined ? message('review.notADate') : `${edtf} · ${describeDate(edtf)}`}</small>
  )
}

const Names = ({ id, values }: { readonly id: string; readonly values: readonly string[] }) => (
  <datalist id={id}>
    {[...new Set(values)].map((value) => (
      <option key={value} value={value} />
    ))}
  </datalist>
)
