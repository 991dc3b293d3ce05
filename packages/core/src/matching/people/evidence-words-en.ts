/**
 * English, for what a comparison says of two rows. One line a phrase: the workspace shows them beside a pair, and the command line writes them
 * into an answer. {places} and plurals are those of ICU messages.
 */
export const EVIDENCE_EN = {
  'agree.name.unanswered': 'nothing answers {words}',
  'agree.name.some': '{answered} of {words} words of the shorter name are answered',
  'agree.born.4': 'the same day',
  'agree.born.3': 'the same as far as both say',
  'agree.born.2': 'one slip of the pen apart',
  'agree.born.1': 'about a year apart',
  'agree.born.0': 'apart',
  'agree.text.3': 'the same words',
  'agree.text.2': 'nearly the same',
  'agree.text.1': 'somewhat alike',
  'agree.text.0': 'other words',
  'agree.sex.1': 'the same',
  'agree.sex.0': 'different',
  'agree.number.2': 'the same',
  'agree.number.1': 'nearly the same',
  'agree.number.0': 'different',
  'agree.none': 'not on both lists: says nothing',
  'strength.for.none': 'says next to nothing',
  'strength.for.weak': 'weak support for one person',
  'strength.for.moderate': 'moderate support for one person',
  'strength.for.moderately-strong': 'moderately strong support for one person',
  'strength.for.strong': 'strong support for one person',
  'strength.for.very-strong': 'very strong support for one person',
  'strength.for.extreme': 'extremely strong support for one person',
  'strength.against.none': 'says next to nothing',
  'strength.against.weak': 'weak support for two people',
  'strength.against.moderate': 'moderate support for two people',
  'strength.against.moderately-strong': 'moderately strong support for two people',
  'strength.against.strong': 'strong support for two people',
  'strength.against.very-strong': 'very strong support for two people',
  'strength.against.extreme': 'extremely strong support for two people',
  'strength.times': '{times} times likelier so',
  'doubt.chance': '{chance} % is not enough for {precision} % of all that are called the same to be right.',
  'doubt.chance-fits':
    'Nothing speaks against these two, but what both rows tell may fit others too: {chance} % is not enough for {precision} % of all that are called the same to be right.',
  'doubt.chance-name':
    'Only the name is on both lists, and others may bear it: {chance} % is not enough for {precision} % of all that are called the same to be right.',
  'doubt.born-apart': 'The days of birth are apart by more than a slip: that is for a person to look at.',
  'doubt.part-apart':
    '{parts, plural, one {A word} other {# words}} of the shorter name {parts, plural, one {has} other {have}} no partner: brothers look like this.',
  'doubt.names-alone':
    'Only the names agree, and something else that both rows tell, such as the place, is another: two people may bear this name.',
  'doubt.father-and-son':
    'The name has one part twice, as sons have who are called after their fathers, and no birth or number shows which of them it is.',
  'doubt.claimed':
    'Row {row} of the first list fits this person as well or nearly as well: which of them it is, a person has to see.',
  'doubt.claimed-line':
    'Line {line} of the first list fits this person as well or nearly as well: which of them it is, a person has to see.',
  'doubt.others': 'Somebody else on the second list could be the person too ({chance} %).',
  'whatIf.agreed': 'If ‘{field}’ agreed: {chance} %, {outcome}.',
  'whatIf.differed': 'If ‘{field}’ differed: {chance} %, {outcome}.',
  'whatIf.not-given': 'Without ‘{field}’: {chance} %, {outcome}.',
  'whatIf.nothing': 'No single field would change it.',
  'outcome.same': 'called the same',
  'outcome.look': 'to be looked at',
  'outcome.absent': 'called two people',
  'printed.alone': 'Nobody on the other list is near enough to be this person.',
  'alone.no-name': 'Nobody on the other list bears a like name.',
  'alone.below': 'Nobody further down the list is near enough to be this person.',
  'alone.born-apart':
    'The nearest on the other list bears the same name, and the days of birth are apart by more than a slip.',
  'alone.common': 'So many on the other list bear this name that not all of them were compared.',
  'alone.nameless': 'No name is there, so nothing tells who it is.',
} as const
