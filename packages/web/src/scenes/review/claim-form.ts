import { type Claim, type ClaimKind, type Duty, isEdtf, parseTypedDate, type Stance } from '@muster/core/words'

/** What a person is typing about a claim: text as typed, read only when it is saved. */
export interface ClaimForm {
  readonly kind: ClaimKind
  readonly min: string
  readonly max: string
  readonly countText: string
  readonly what: string
  readonly actor: string
  readonly peopleOf: string
  readonly recipient: string
  readonly place: string
  readonly date: string
  readonly speaker: string
  readonly stance: Stance
  readonly admission: boolean
  readonly duty: Duty
  readonly charge: string
  readonly person: string
  readonly role: string
  readonly replaced: string
  readonly agreement: string
  readonly deadline: string
  readonly partOf: string
  readonly disjointFrom: string
  readonly sameAs: string
}

export function formOf(claim: Claim): ClaimForm {
  return {
    kind: claim.kind,
    min: claim.count?.min?.toString() ?? '',
    max: claim.count?.max?.toString() ?? '',
    countText: claim.count?.text ?? '',
    what: claim.what ?? '',
    actor: claim.actor ?? '',
    peopleOf: claim.peopleOf ?? '',
    recipient: claim.recipient ?? '',
    place: claim.place ?? '',
    date: claim.date ?? '',
    speaker: claim.speaker,
    stance: claim.stance,
    admission: claim.admission,
    ...extrasOf(claim),
    partOf: claim.partOf ?? '',
    disjointFrom: claim.disjointFrom ?? '',
    sameAs: claim.sameAs ?? '',
  }
}

type Extras = Pick<ClaimForm, 'duty' | 'charge' | 'person' | 'role' | 'replaced' | 'agreement' | 'deadline'>
const NO_EXTRAS: Extras = { duty: 'other', charge: '', person: '', role: '', replaced: '', agreement: '', deadline: '' }

/** The fields that only some kinds have. */
function extrasOf(claim: Claim): Extras {
  switch (claim.kind) {
    case 'refused':
      return { ...NO_EXTRAS, duty: claim.duty }
    case 'accused':
      return { ...NO_EXTRAS, charge: claim.charge }
    case 'office':
      return { ...NO_EXTRAS, person: claim.person ?? '', role: claim.role, replaced: claim.replaced ?? '' }
    case 'undertaking':
      return { ...NO_EXTRAS, duty: claim.duty, agreement: claim.agreement ?? '', deadline: claim.deadline ?? '' }
    default:
      return NO_EXTRAS
  }
}

/** A date as people type it, in EDTF; null when nothing was typed, undefined when it cannot be read. */
export function typedDate(text: string): string | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  return isEdtf(typed) ? typed : (parseTypedDate(typed) ?? undefined)
}

/** Fields that cannot be read as they stand; nothing is saved while there are any. */
export function unreadable(form: ClaimForm): readonly (keyof ClaimForm)[] {
  const wrong: (keyof ClaimForm)[] = []
  for (const field of ['min', 'max'] as const)
    if (form[field] !== '' && !/^\d{1,9}$/u.test(form[field].trim())) wrong.push(field)
  if (form.min !== '' && form.max !== '' && Number(form.min) > Number(form.max)) wrong.push('max')
  for (const field of ['date', 'deadline'] as const) if (typedDate(form[field]) === undefined) wrong.push(field)
  if (form.kind === 'accused' && form.charge.trim() === '') wrong.push('charge')
  if (form.kind === 'office' && form.role.trim() === '') wrong.push('role')
  return wrong
}

/** The claim that a form says, anchored in the same words as the one it was made from. */
export function claimOf(form: ClaimForm, anchor: Claim): Claim {
  const words = (text: string): string | null => text.trim() || null
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text))
  const counted = form.min !== '' || form.max !== '' || form.countText !== ''
  const statement = {
    id: anchor.id,
    count: counted ? { min: number(form.min), max: number(form.max), text: form.countText } : null,
    what: words(form.what),
    actor: words(form.actor),
    peopleOf: words(form.peopleOf),
    recipient: words(form.recipient),
    place: words(form.place),
    date: typedDate(form.date) ?? null,
    uttered: anchor.uttered,
    speaker: words(form.speaker) ?? 'article',
    via: anchor.via,
    stance: form.stance,
    admission: form.admission,
    quote: anchor.quote,
    start: anchor.start,
    end: anchor.end,
    partOf: words(form.partOf),
    disjointFrom: words(form.disjointFrom),
    sameAs: words(form.sameAs),
    reader: anchor.reader,
    rule: anchor.rule,
  }
  switch (form.kind) {
    case 'refused':
      return { ...statement, kind: form.kind, duty: form.duty }
    case 'attacked':
      return { ...statement, kind: form.kind, breaches: anchor.kind === 'attacked' ? anchor.breaches : [] }
    case 'undertaking':
      return {
        ...statement,
        kind: form.kind,
        duty: form.duty,
        agreement: words(form.agreement),
        agreementDate: anchor.kind === 'undertaking' ? anchor.agreementDate : null,
        deadline: typedDate(form.deadline) ?? null,
      }
    case 'accused':
      return { ...statement, kind: form.kind, charge: form.charge.trim() }
    case 'office':
      return {
        ...statement,
        kind: form.kind,
        person: words(form.person),
        role: form.role.trim(),
        replaced: words(form.replaced),
      }
    default:
      return { ...statement, kind: form.kind }
  }
}

/** A claim with nothing said yet, for words that a person marked. */
export const blankClaim = (quote: string, start: number, end: number): Claim => ({
  id: 'new',
  kind: 'held',
  count: null,
  what: null,
  actor: null,
  peopleOf: null,
  recipient: null,
  place: null,
  date: null,
  uttered: null,
  speaker: 'article',
  via: [],
  stance: 'asserted',
  admission: false,
  quote,
  start,
  end,
  partOf: null,
  disjointFrom: null,
  sameAs: null,
  reader: { name: 'person', version: '1' },
  rule: 'RD2',
})
