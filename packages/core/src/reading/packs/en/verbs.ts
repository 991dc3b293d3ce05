import { list } from './word-list.ts'

/** base past participle; the other forms follow the rules. A missing participle equals the past. */
export const IRREGULAR_VERBS: readonly string[] = `
say said|give gave given|take took taken|hold held|keep kept|let let|set set|put put|go went gone|come came come|get got got|make made
find found|fall fell fallen|lose lost|leave left|shoot shot|slay slew slain|send sent|bring brought|lead led|tell told|think thought
know knew known|see saw seen|become became become|begin began begun|break broke broken|build built|buy bought|catch caught|choose chose chosen
draw drew drawn|drive drove driven|eat ate eaten|fight fought|flee fled|fly flew flown|forget forgot forgotten|freeze froze frozen|grow grew grown
hang hung|hear heard|hide hid hidden|hit hit|hurt hurt|lay laid|lie lay lain|mean meant|meet met|pay paid|read read|ride rode ridden|rise rose risen
run ran run|seek sought|sell sold|shut shut|sit sat|speak spoke spoken|spend spent|repel repelled|stand stood|steal stole stolen|strike struck|swear swore sworn
teach taught|throw threw thrown|undertake undertook undertaken|wear wore worn|win won|withdraw withdrew withdrawn|withhold withheld|write wrote written
cost cost|sink sank sunk|cut cut|deal dealt|feel felt|forbid forbade forbidden|overrun overran overrun|rebuild rebuilt|show showed shown|split split|spread spread
undergo underwent undergone|understand understood|behold beheld|bind bound|bear bore borne|drown drowned|bleed bled|shed shed|forswear forswore forsworn
overthrow overthrew overthrown|retake retook retaken|rescind rescinded|free freed|die died|tie tied|languish languished|outnumber outnumbered|kidnap kidnapped
swap swapped|nab nabbed|commit committed|admit admitted|permit permitted|submit submitted|refer referred|occur occurred|plan planned|ban banned|drop dropped
trap trapped|stop stopped|abet abetted|gun gunned|drag dragged|grab grabbed|strip stripped|step stepped|transfer transferred|intern interned|defer deferred
rid rid|bury buried|deny denied|carry carried|try tried|rally rallied|vary varied|apply applied|identify identified|ratify ratified|verify verified|notify notified
testify testified|control controlled|expel expelled|compel compelled|cancel cancelled|unveil unveiled|unleash unleashed|uncover uncovered|undermine undermined|unload unloaded|occupy occupied|parry parried|worry worried|specify specified|marry married|defy defied|justify justified|bet bet|smuggle smuggled|murder murdered
blow blew blown|sweep swept|feed fed|light lit|sleep slept|tear tore torn|wake woke woken|stick stuck|creep crept|dig dug|forgive forgave forgiven|mislead misled|mistake mistook mistaken
oversee oversaw overseen|foresee foresaw foreseen|slit slit|burst burst|cast cast|thrust thrust|lend lent|bend bent|overcome overcame overcome|override overrode overridden|overtake overtook overtaken
undo undid undone|spin spun|fling flung|kneel knelt|dwell dwelt|swim swam swum|sing sang sung|ring rang rung|spring sprang sprung|bite bit bitten|sting stung|weep wept|cling clung|grind ground|sling slung|burn burnt
beat beat beaten|shake shook shaken|shrink shrank shrunk|quit quit|uphold upheld|withstand withstood|broadcast broadcast|forecast forecast|arise arose arisen|bid bid|swing swung|slide slid|breed bred|shine shone|strive strove striven|foretell foretold
`
  .trim()
  .split(/[|\n]/u)

/** Verbs whose base and -s forms are hardly ever nouns: the tagger may trust them without looking around. */
export const PLAIN_VERBS = list(`
accept accuse achieve acknowledge add address admit adopt affirm agree allege allow announce appear appoint argue arrange arrive assert assure
avoid await ban become begin believe belong block bring broadcast calculate carry cause celebrate choose circulate cite claim confirm conduct
confess consider contain continue convene convict convince cooperate criticise criticize cross declare decline defend deliver demand denounce deny depend
describe destroy detain deteriorate determine die disappear disclose discover discuss displace dispute drive elect embrace emerge emphasise emphasize enable
encourage endanger enter envisage envision escape establish evacuate examine execute exist expect expel explain express extend face fail fall file flee focus follow
force forget free fulfil fulfill gather get give go grant greet guarantee happen help hold hope identify ignore implement imprison improve include
increase indicate inform injure insist intend intervene introduce investigate invite involve issue join kidnap know launch lead learn leave liberate
refrain abstain desist live locate lose maintain manage march mean mediate meet mention negotiate note notify obey oblige obtain occupy occur offer open oppose order organise
organize participate pledge perish permit persuade postpone prepare prevent proceed prohibit promise propose prosecute protect prove provide publish
pull punish push quote raise reach react read rebuff receive recall recognise recognize recommend recover reduce refer refuse regain reiterate reject
release relocate repulse thwart foil remain remind remove repatriate repeat replace reply report represent require rescue resign resist resolve respond resume retain
retaliate retreat retrieve return reveal say see seek seem send serve set settle shoot show sign smuggle speak speculate stage stand start state stay
step stipulate stop storm stress strip submit succeed suffer suggest summon supply surrender surround survive suspect suspend swear take talk tell
testify think threaten torture train transfer travel tunnel try turn undertake understand urge use verify violate visit vow wait want warn welcome
withdraw withhold witness engage condemn escalate erupt collapse ambush interrogate parade work wound write yield hand abduct apprehend ambush beat behead bombard bomb besiege capture jail intern invade massacre
assassinate strangle lynch maim mutilate nab pardon overrun penetrate raid ransom seize shell snatch swap trade exchange target wound fire attack strike
assault advance arrest charge hit pound land arrive languish vanish hurt kill murder slaughter slay amnesty commute sentence indict try blame label brand
call dub bind commit prevent delay defer hamper obstruct deprive step succeed nominate name ratify honour honor breach infringe stop cease fly bus truck escort
abandon abolish abort accelerate accommodate accompany accomplish acquire activate adjust administer advocate aggravate alert align allocate alter amend amount
announce annul anticipate apologise apologize appreciate apprehend arise assemble assess assign assist assume attain attend await ban base bear beg behave belong betray
bless boast bomb boost boycott brand brave brief bury calm cancel capitulate carve cease celebrate censor centre characterise characterize chair chant check chide circle circumvent
rain clarify clash clean coerce coincide collaborate collect combat commemorate commence commend commission communicate compare compel compensate compete compile complete comply comprise
compromise conceal concede concern conciliate condone confer confiscate conflict confront confuse congratulate conquer consent consolidate conspire constitute construct consult
contact contest contradict contribute convert coordinate cope corroborate crack crash create cremate cripple crush cultivate curb curtail damage dare declare decrease dedicate
deem defeat define defuse degrade delegate delete demilitarise demine demolish demonstrate deplore deploy depose deprive derail desert designate desire detect detonate devastate
develop devote dig diminish direct disagree disappoint discharge discipline disclose discontinue discourage discriminate dislodge dismantle dismiss dispatch disperse displace display
disprove disregard disrupt disseminate distance distribute diverge divert divide document dominate donate downplay draft drain dump duck ease elaborate eliminate emanate embark embed embody
empower enact encircle enclose encounter endorse endure enforce enhance enjoy enlist ensue entail entitle entrust equip eradicate escalate espouse estimate evade evaluate evict evolve exacerbate exaggerate
exceed exclude excuse exempt exhaust exhume exile exonerate expand expedite expire exploit explode explore export expose extract fabricate facilitate fake favour feature feed fetch field finalise finalize
finance finish firm flag flare flatten flood flout foil foment forbid forecast foresee forge formalise formalize formulate foster frame freeze frustrate fuel function fund gain garner generate glorify govern graduate grieve
groan guide halt harass harbour harden harm haul heal hesitate highlight hinder hire hoist honour host house humiliate hunt identify illustrate impact impede impersonate implicate imply impose impress incite incorporate incur indicate induce
inflict influence infringe inherit inhibit initiate injure inquire insert inspect inspire install institute instruct insult integrate intensify intercept interfere interpret interrupt invalidate invest invoke isolate jeopardise jeopardize justify kick lack lament last
liberate liken linger link liquidate listen loot lower lure manipulate manufacture march mark materialise materialize mature mediate memorise merge migrate minimise minimize mislead mobilise mobilize mock modernise modify monitor motivate mount mourn move
muster narrow necessitate neglect neutralise neutralize normalise normalize nourish nurture object obscure observe offend omit operate oppress optimise orchestrate originate outlaw outline outlive overcome overlook oversee overturn owe own pack paint paralyse parade park
participate patrol pause penalise perceive perform persecute persist pinpoint pioneer plead please plunder plunge poison police pool portray pose position possess pour practise precede preclude predict prefer preoccupy preserve preside presume pretend prevail probe
process proclaim procure produce profit progress prolong promote prompt pronounce provoke pursue qualify quell question quit race radicalise raise ramp rank rate reaffirm realise realize reappear reassure rebel rebuke reclaim reconcile reconsider reconstruct record
recruit rectify redeploy redirect redouble reconvene refute regard register regroup regulate rehabilitate reimburse reinforce reinstate reintegrate reject relax relieve relinquish rely remedy renew renounce repair repay repel replenish repress reproach reside resort resettle
reshape resume resurface retrain retrieve reunite revert review revise revive revoke reward rob roll route ruin rupture sabotage sacrifice safeguard salute sanction satisfy scale scatter schedule score scrap screen scrutinise scrutinize scupper secure segregate select sense
separate settle sever shape shatter shelter shift shift shock shore shout shrink shut shuttle sideline siege signal silence simplify slam slap slash slip smash soar soften solidify solve spark span specify sponsor spy stabilise stabilize stain stall stamp starve stem stifle stir strain strengthen
stretch structure struggle subject subside substantiate subvert sue suppress surge survey suspend sustain swell symbolise tackle taint tamper tear tease tempt tender terminate terrorise terrorize thank thwart tighten tolerate topple tour tow track transit translate transmit trigger triple trouble trust undergo undermine
unearth unify unite unleash unload unlock uphold uproot usher utter validate vanish verify veto vilify visit voice volunteer wage waive wander warrant waste watch weaken weigh whip withstand wonder worsen wrap yearn zone
sit fulfil fulfill widen reopen disband disarm dissolve restore remove ensure bury comply treat protect depart cede pardon acquit strafe torpedo disembark fly regret inform
spray rake pepper raze dynamite hurl toss lob burn besiege hijack resort indulge head deport extradite airlift ferry transport round return deliver account put stood stand number total unveil convey free let
`)

/** Verbs whose base or -s form is as often a noun; they count as verbs only where the neighbours leave no doubt. */
export const NOUNISH_VERBS = new Set(
  list(
    'attack strike release exchange swap report claim charge fire hold return raid battle call plan aim name force number border kill arrest capture trade promise pledge vow hit shell bomb storm advance land state face order work visit talk state sign show stage use fall head escape rescue ransom pardon torture murder assault ambush breach supply demand offer request command control guard delay block stand total account transfer transport sentence jail bus truck hope need increase result cause help help start end stop deal target return surrender wound trap refuse note list view vote place step reply march train test address escort label brand massacre slaughter try open free hand air amnesty blame put stay quote cost cross turn file issue grant lead order rally study broadcast invite repeat answer talk live push express look respect search trace share honour honor lift clear mark care rule pull value',
  ),
)

/** Verbs whose past is no participle: 'soldiers freed by rebels flew home' says what the soldiers did. */
export const STRONG_PASTS: ReadonlySet<string> = new Set(
  'fly go come take begin rise fall give speak see drive run write throw grow know draw eat hide choose steal swear shake withdraw undergo become overrun overthrow'.split(
    ' ',
  ),
)
