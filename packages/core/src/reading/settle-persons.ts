import type { Located } from './finish-claims.ts'
import type { Draft } from './rules/draft.ts'

/** Whose people the persons are whom a page calls by name, by their last names. */
export type KnownPersons = Map<string, string>

/** The last name in the words for one person, where they name him and no party; null: they do not. */
function lastNameIn({ count, from, patientTo, to }: Draft, { sentence }: Located): string | null {
  if (count?.max !== 1) return null
  const inParty = (at: number) => sentence.parties.some((party) => party.from <= at && at < party.to)
  for (let at = (patientTo ?? to) - 1; at >= from; at--) {
    const word = sentence.words[at]
    if (word?.cls === 'name' && !inParty(at) && /^\p{Lu}\p{L}{2,}/u.test(word.text)) return word.lower
  }
  return null
}

/** 'the body of Juan Reyes to the Northland authorities … Reyes was detained': whose he is has been told. */
export function withPerson(draft: Draft, persons: KnownPersons, part: Located): Draft {
  if (draft.peopleOf !== null) return draft
  const name = lastNameIn(draft, part)
  const party = name === null ? undefined : (persons.get(name) ?? ofTheOne(draft, persons))
  return party === undefined || party === draft.actor ? draft : { ...draft, peopleOf: party }
}

const CUSTODY = /^(?:captured|held|released|transferred)$/u

/** Under no name: the one whom a page tells of before it names him. */
const UNNAMED = ''
/** Of several so told of none is meant. */
const SEVERAL = 'both'

/** 'A Northland citizen was released … Juan Reyes had been detained in May': the one told of, where the page tells of one alone. */
function ofTheOne({ kind, actor }: Draft, persons: KnownPersons): string | undefined {
  const party = persons.get(UNNAMED)
  const isOther = persons.size > 1 || party === SEVERAL || party === actor
  return CUSTODY.test(kind) && !isOther ? party : undefined
}

function rememberUnnamed({ kind, count, peopleOf }: Draft, persons: KnownPersons): void {
  if (peopleOf === null || count?.max !== 1 || !CUSTODY.test(kind)) return
  persons.set(UNNAMED, (persons.get(UNNAMED) ?? peopleOf) === peopleOf ? peopleOf : SEVERAL)
}

/** Keeps in mind whose a person is once a claim on him has told. */
export function rememberPerson(settled: Draft, persons: KnownPersons, part: Located): void {
  const { peopleOf } = settled
  if (peopleOf === null || peopleOf === 'both') return
  const name = lastNameIn(settled, part)
  if (name === null) rememberUnnamed(settled, persons)
  else if (!persons.has(name)) persons.set(name, peopleOf)
}
