import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import disputed from '../../../../../vocabularies/disputed-places.json' with { type: 'json' }
import spellings from '../../../../../vocabularies/place-spellings.json' with { type: 'json' }
import places from '../../../../../vocabularies/places.json' with { type: 'json' }
import { foldPlace } from './fold-place.ts'
import { landOf } from './lands.ts'

const inState = (place: string, ...named: readonly string[]) => landOf(place, new Set(named))

describe('RD73: the state that a place lies in', () => {
  it('is told by the name alone of one great town', () => assert.equal(inState('Kharkiv'), 'Ukraine'))
  it('is told by a small town’s name where the page names the state', () => {
    assert.equal(inState('Goris'), null)
    assert.equal(inState('Goris', 'Armenia', 'Azerbaijan'), 'Armenia')
  })
  it('is brought up by a group that fights the state, and by those who fight for a people', () => {
    assert.equal(inState('Konduga', 'Boko Haram'), 'Nigeria')
    assert.equal(inState('Axum', 'TPLF'), 'Tigrayans')
  })
  it('is not told where the page names two states with such a place', () =>
    assert.equal(inState('Valencia', 'Colombia', 'Venezuela', 'Spain'), null))
  it('is that of the town inside more words, whatever marks and article its spelling has', () => {
    assert.equal(inState('the city of Ganja', 'Azerbaijan'), 'Azerbaijan')
    assert.equal(inState('Al-Ḥudaydah', 'Yemen'), inState('Hodeidah', 'Yemen'))
  })
})

describe('disputed places take no side', () => {
  const left = Object.values(disputed.places).flatMap((names) => names.split('|'))
  const listed = new Map(
    [
      ...Object.entries(places.states as Readonly<Record<string, readonly string[]>>),
      ...Object.entries(spellings.states as Readonly<Record<string, string>>).map(
        ([state, names]) => [state, [names]] as const,
      ),
    ].flatMap(([state, lists]) =>
      lists.flatMap((names) => names.split('|').map((name) => [foldPlace(name), state] as const)),
    ),
  )
  it('none of them is on a list of places', () =>
    assert.deepEqual(
      left.flatMap((name) => (listed.has(name) ? [`${name}: ${listed.get(name)}`] : [])),
      [],
    ))
  it('and their names are written as the lists fold them', () =>
    assert.deepEqual(
      left.filter((name) => foldPlace(name) !== name),
      [],
    ))
})
