import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isPersonByEnding } from './person-endings.ts'

describe('nouns of persons by their ending', () => {
  const persons =
    'gunners coastguards constables nephew trawlermen policewomen geologists technicians mountaineers evacuees deminers traffickers shopkeepers taxi-drivers'
  const others =
    'shelters detectors trailers slaughters mortars borders quarters cutters committees guarantees careers specimen abdomen inhuman consists checklists rivers'
  for (const word of persons.split(' ')) it(`a ${word} is somebody`, () => assert.equal(isPersonByEnding(word), true))
  for (const word of others.split(' ')) it(`${word}: nobody`, () => assert.equal(isPersonByEnding(word), false))
})
