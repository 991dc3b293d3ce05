import reading from './reading-rules.json' with { type: 'json' }

/**
 * The numbered rules in the words that a person sees beside an answer. Written once more here than in docs/rules,
 * since the program must not need its documentation to run; tools/check-rules.test.ts holds the two together.
 */
const RULES: Readonly<Record<string, string>> = {
  CU1: 'Bounds are given once per standing, from what the holder admits to what is believed; each includes the claims of those before it.',
  CU2: "A claim's standing is how its speaker stands to the matter: a party's word against its own interest is an admission, its word in its own interest an allegation; a body that the case calls neutral, or a party not concerned, is a third party; the publisher's own voice reports; a speaker the case cannot place alleges; belief and hearsay are believed.",
  CU3: 'People of one party in the hands of another are added up only when a source or a person says that the groups share nobody; otherwise they may be the same people, and the largest group is the floor.',
  CU4: "A release lowers every floor when the report, a third party or the receiving side tells it; the holder's own word alone does not.",
  CU5: 'When all are said to have been let go, nobody taken before is held after that day, in the standings that count the saying, unless somebody is said to be taken or moved in on that day or later, or may have been, though they may have left again; where the day is vague, from its first day on. Which came first on one day is not supposed.',
  CU6: 'A release told by several pages with one day and one number lowers a floor once. Where it is told of some days, such as a month, they can be those of several releases: then only copies of one sentence are one.',
  CU7: 'A claim that people are held, with no number, counts as at least one.',
  CU8: 'People whom a page says are held, with no day, are held when it is written: a release that the same page tells of took none of them. People held on some day of several may have been counted on the first of them: they count from the last day on, and whoever left from the first day on may have been among them.',
  CU9: "Vague numerals are read from each claim's own words under the numeral profile that the case has chosen; every bound names the profile and its version. A bound that a person set by hand stays.",
  CU10: 'Every bound carries a proof: the claims with how often each is taken, and the relations under which no person is counted too often; nothing in it can be left out, or it says of how many of its members that was not tried; where only whole people make a bound so tight, it shows that the contrary is impossible. A figure closes a bound above only when a source or a person says that it counts everybody.',
  CU11: "A person's ruling that a figure of those held counts everybody closes the bound above on its day; later it does so where a figure of those taken since is ruled to count everybody too, less those who left from among them: held are no more than counted, taken and moved in since, less released, died, escaped and moved on. Those moved in come on top whoever tells of it; who died in another’s hands left these before; what counts everybody in another’s hands closes nothing here. A ruling that a figure of those taken counts everybody is of everybody taken since the count, each person once, whatever days it names: the first of them closes the days before it too, since whoever was taken by then is among its people, unless everybody was, or may have been, counted again in between, by whomever. Taken off is only who surely left by the day asked for, and after all of those were counted or had come from among whom somebody says that they left: whoever came back since is among those taken since, and who was taken and let go within one figure may be back and is in it once, unless dead. Of those who left one group each counts once. A count of some day of several closes nothing on its own, and whoever may have been moved in since its first day comes on top.",
  CU12: "People named on rolls of those held give a floor of their own, beside the counts: each person once, whatever number of rolls names them; nobody who is, or while a pair is open may be, on a roll of those released or dead too; pairs that nobody judged and the comparison does not rule out taken for one person; less whoever may have left in a release on the day of the roll or since. It carries a proof, and stands as the roll's publisher stands to the holder. A roll of some day of several counts from the last on; whoever left from the first on may be on it. One of those released or dead takes its people out from the first day that it can be of.",
  CU13: "People leave a holder's hands by release, death, escape or transfer to another. Each lowers floors as a release does: the holder's own word for a death does too, its own word for an escape or a transfer alone does not; what others allege of them lowers the floors that count allegations. Where the day is vague it lowers floors from the first day on which it may have been, and takes people off an upper end from the last; without a day, from the day on which it was told. Those transferred are held by whoever received them once they surely arrived, and whoever owns up to having received them admits it.",
  CU14: 'The killed and those whose remains came back are taken off those held by a party only when a page or a person says that they were of those it took or holds. When a person rules that those who left in one claim arrived in another, they have left the one holder, and the count of either is a count of those whom the other holds.',
  CU15: 'By the same choice of a case (TL7) those taken, or moved in, on other days or in places side by side are other people, except where one exact number is dated in two ways (DX2): the proof names each such step as a convention. Who is held follows from no place and no day.',
  CU16: 'People named on a roll count in the bounds of custody once a person says how it lies to a claim that counts (MT27): each once, every pair that judgements and the recorded comparison leave open taken for one person, by way of rows of other rolls too. Whoever is, or may be, on a roll of those released or dead is not counted among those held, and such rolls lower what is left of the claim’s group; a roll that nobody compared since may name anybody. A roll of those released that is said to be of a release takes up its number, and whoever is not on it left in no other way that it tells of. The bound’s proof names the rows, no two of which can be one person, and a second checker looks each of them up in the entries.',
  CU17: 'Where a page or a person says that those let go in one claim are part of those let go in another, and that they are others than a group, people of the group left in the other only among the rest: of 58 of whom 44 were others, at most 14. So it is with people named on a list of those held, once a list of those released is said to be that part and was compared with theirs. Its day does not make a part others: whoever was let go before a list or a capture may have been taken again. Parts are added up only where somebody says that they share nobody.',
  OB1: 'A duty of a party under an agreement is pending, part performed, performed; a duty to be kept up is in force, or breached once a breach is reported. Responsibility in law is never computed.',
  OB2: 'Refusals, breaches and delays are dated flags beside the state, so that a later performance can still be said.',
  OB3: 'A duty is disputed when the party denies what is laid to it, or has its own word for the people it was to let go; the reply is shown beside the state.',
  OB4: 'A duty without a day by which it is due is never overdue, however much time goes by; against a day that somebody set later to measure by it can be, and says so.',
  OB5: 'What no claim has a field for (the kind of a clause, to whom it is owed, a day, what it begins with or waits for, a way to read whom it covers, an act that performs or breaks it) a person records as a term, with the claim it rests on or a reason. A term is an entry and can be taken back; where there can be only one, the last stands.',
  OB6: 'A duty is not yet triggered, suspended, ended, lapsed or unratable as written only when a term says so. A suspension names the words of the agreement that allow it. A breach ends nothing, and what was performed stays performed.',
  OB7: 'On a day that a vague date straddles, the state is the one that certainly holds; those that the date allows instead are listed as possible.',
  OB8: 'How much was done is a share with two ends, rounded outwards: those let go, of those that the undertaking or a reading of it counts as owed. Releases on days that cannot be the same share nobody. Once as many were let go as can have been owed, the duty is performed.',
  OB9: "For each thing said of a duty it is shown who says so and who says that it is not so: debtor, creditor, third party, report; support is counted in independent origins, among them never a debtor's word in its own favour.",
  OB10: 'A duty is disputed when there is a reply, evidence both ways, or readings under which its state differs; it names the smallest set of claims, copies of one story as one, without which it would come to something else.',
  OB11: "An undertaking of which the page does not say who undertook it can be accepted as it is. It is nobody's duty, and the register lists it among the obligations as one of whom is not said, until a claim names the party.",
  TL1: 'Losses are counted by kind, people and sort of person; figures that may be about the same people are not added up, and the largest is the floor.',
  TL2: 'Parts that a source lists of one whole share nobody, and the whole is at least their sum.',
  TL3: 'Servicemen and civilians share nobody (Additional Protocol I, articles 43 and 50): their floors add up. No other sorts do.',
  TL4: 'Cut by place or period, a figure falls into a cell only when all its people surely do; a place holds what lies in it, and a part happened when and where its whole did unless it says so itself. Cells are not added up: two figures of one happening may name two days.',
  TL5: 'What a vague date allows to have happened by a day is shown apart from what certainly had.',
  TL6: 'The toll through time gives each row as it was known on a day, and splits what was added into what happened since and what had happened earlier and became known only then.',
  TL7: 'Where a case has chosen so, figures of the killed, of deaths in custody and of remains returned whose days cannot be the same, or whose places the case lays side by side in a larger one, share nobody and are added up, unless a person ruled that the two may share people or are one happening. What lies within the place and days of a figure that counts everybody is counted there. Of states nothing follows, and where the case has not chosen so nothing does.',
  DX1: 'Parts are added up and set against what is said of their whole, whether they agree or not.',
  DX2: 'One capture (holder, people and exact number) under different dates.',
  DX3: 'One status under two words: what a party calls the people it holds, against what others call them.',
  DX4: 'One happening (kind, parties, sort, day) with numbers that cannot both be right.',
  DX5: 'A vague number set against an exact one for the same people on the same page.',
  DX6: 'The same said by one and denied by another.',
  DX7: 'People said to be held by a party that is said to have let all of them go before, unless somebody is said to have been taken in between.',
  DX8: 'Figures and relations of one answer that cannot all hold: the smallest set at the level of origins, and the bounds when the fewest origins are set aside.',
}

const READING: Readonly<Record<string, string>> = reading

/** What a rule says; the number alone when it is not one of these. */
export const ruleText = (number: string): string => RULES[number] ?? READING[number] ?? number

/** The rules that a page's claims were made or dropped by, in words. */
export const rulesCited = (numbers: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new Set(numbers)].filter((number) => ruleText(number) !== number).map((number) => [number, ruleText(number)]),
  )
