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
  const party = name === null ? undefined : persons.get(name)
  return party === undefined || party === draft.actor ? draft : { ...draft, peopleOf: party }
}

/** Keeps in mind whose a person is once a claim on him has told. */
export function rememberPerson(settled: Draft, persons: KnownPersons, part: Located): void {
  const { peopleOf } = settled
  if (peopleOf === null || peopleOf === 'both') return
  const name = lastNameIn(settled, part)
  if (name !== null && !persons.has(name)) persons.set(name, peopleOf)
}
