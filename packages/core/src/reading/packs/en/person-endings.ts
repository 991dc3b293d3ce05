const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u))

/**
 * Stems of nouns of persons in -er and -or, singular and plural: what people do for a living or were doing when something
 * befell them. The ending alone tells nothing ('borders', 'mortars', 'quarters'), so the stems are listed.
 */
const DOERS = words(`
abett abduct accus admir advis aggress ambush announc appraiser arrang arrest assault assessor attend auctioneer audit avenge
bak bargain bargee barrister bask batter bearer beat beekeep bettor bidd blast board bomb-mak box bowl brew brick-lay bricklay
broadcast brok build burglar butcher buy call camel-herd camel-driv camp cano canvass car-driv card-play care-giv caregiv carv caretak
cattle-herd cattle-rustl cell-lead chainsaw charcoal-burn charcoal-mak chauffeur cheerlead childmind churchgo clean climb coach
coast-guard coastguard coal-min cod-fish collect comb commut compos conductor constructor convoy cook-shop counsel counsellor counselor
courier crew-memb cricket-play croft crofter cultivat curat cutt cyclist danc deal debat decorat defect demin deserter design
detect detonator develop direct distribut div dock docker door-keep doorkeep draftsman dragg dress-mak dressmak drill drink drumm
dwell edit educat embroider enforc engrav entertain escap examin explor fabricat falcon farm fenc ferry fighter-train film-mak filmmak
financier find fire-fight firefight fir fish fish-farm fish-monger fitt flower-sell food-sell football footballer foot-ball forest forester
found freighter-crew fruit-pick fruit-sell fugit garbage-collect gather gold-digg gold-min gold-pann grave-digg gravedigg greengroc groc
gunn gun-runn hair-dress hairdress handl hawk heal health-work helm hijack hitch-hik hitchhik homeowner home-own horse-breed horse-rid
hostage-tak hous-keep housekeep inform inn-keep innkeep insp investigat invigilat iron-work jail jailer jewell jogg joiner jugg kayak
keep kidnapp lab-work labor labour landowner land-own laund laundr leather-work lectur lift light-house-keep lighthouse-keep load lobst-fish
lodg look loot lorry-driv lumber mak mall-go manag manufactur march marsh mason mediat messeng midwif mill min-work mine-clear
mine-work money-chang money-lend mosque-go motor-cycl mountain mourn mov murder musician neighb newcomer news-caster newscast newsread newsvend
oil-work onlook operat organis organiz orphan-keep out-ride own paint painter parachut park park-rang partygo party-go passer-by peace-keep
peacekeep peddl pedlar perform petition pick pilgrim pitch plant plast play plough plumb poach polic poll-work pollster porter post-work
pot-mak pray preach prison-guard prison-ward produc programm proprietor prosecutor prospect protest publish punter quarry-work quarrywork
racer rafter raft-man rag-pick rail-work railway-work rail-road ranch rancher ransom rap read reap recruit reed-cut relief-work repair
report rescu research resist retail revel revell rick-shaw-driv rickshaw-driv rid rider road-work robb row rower rubber-tapp rul runn
rustl sail sailor salt-min sand-digg saw scavenge school-leav scooter-rid scrap-collect scrap-deal scrapper sculptor seafar seafarer
search seller sell settl sew shearer shelter-seek shelt shoe-mak shoemak shoeshin shop-keep shopkeep shop-own shopp show-goer sing skier
ski skipper slaught sleeper smugg social-work solicitor song-writ songwrit speak spectator sponsor squatter sqatt stall-hold stallhold
steel-work stevedor steward stone-cutt stonecutt stone-pelt stone-throw stonethrow store-keep storekeep stowaway strik street-sweep
street-vend stretcher-bear sugar-cane-cutt supervisor surf survey swimm swimmer sympathis tank-driv tapp tax-collect taxi-driv tea-pick
tea-sell teach temple-go timber-cutt toddl toil toll-collect tour tourer trad traff trail traitor tramp transport transporter trapp trawl-crew
trekk tribe-eld truck-driv tutor typesett undertak union-lead usher vend vill violator visitor vot wait walk wander ward warehous
wash watch water-carri water-sell wayfar wayfarer weav welder weld well-wish whale wharf wine-mak winemak wood-cutt woodcutt wood-carv
worship wrestl writ yacht yodel zoo-keep zookeep
`)

/** Nouns of persons that no ending tells, singular first where both are used. */
const OTHERS = words(`
acquaintance acquaintances acrobat acrobats actress actresses addict addicts advocate advocates altar-boys amputee amputees apprentice apprentices
architect architects archbishop archbishops artisan artisans aspirant aspirants assistant assistants athlete athlete attendant attendants aunt aunts
barber barbers bargee bargees beggar beggars bricklayer burglar burglars bride brides bridegroom bridegrooms cadet captain captains
cardinal cardinals cashier cashiers chaplain chaplains chef chefs chemist chemists clan-mates clerk clerks coastguards coach coaches commissar commissars
constable constables corporals councilor councilors courier couriers cousin cousins crewmate crewmates curate curates dentist dentists descendant descendants
detective detectives diver divers docent docents dweller dwellers elderly emigrant emigrants escapee escapees exile exiles ex-con faithful
fiancé fiancée fiancées financier financiers friend friends fugitive fugitives godfather grandchild grandchildren granddaughter granddaughters
grandson grandsons grocer grocers guardian guardians gunner gunners headmaster headmasters headmistress headteacher headteachers heir heirs herdsboy herdsboys
host-families housewife housewives immigrant immigrants informant informants intern interns janitor janitors kinsfolk landlord landlords lass lads lad
magistrate magistrates maid maids matron matrons mechanic merchant messenger messengers midwife midwives migrant migrants militiaman mullah mullahs
muleteer muleteers musician musicians neighbour neighbours neighbor neighbors nephew nephews newcomer newcomers newlywed newlyweds niece nieces nomad nomads
novice novices occupant occupants onlooker onlookers opponent opponents orderly orderlies outpatient outpatients parishioner parishioners passer-by passers-by
penitent penitents pharmacist pharmacists philanthropist physician physicians poet poets porter principal principals prodigy rabbi rabbis rector rectors
recluse reveller revellers roommate roommates seafarer seafarers secretaries sergeant-major servant servants sexton shaykh shaykhs sheikh sheikhs
shopper shoppers sibling siblings skipper skippers sophomore spectator spectators spouse spouses spy spies steward stewards stewardess stewardesses
stranger strangers surgeon surgeons teen teens tenant tenants toddler tot tots translator treasurer trustee trustees tutor tutors tycoon tycoons uncle uncles
undergraduate undergraduates usher ushers usherettes vet vets veterinarian veterinarians villain virtuoso visitor visitors warden wardens warder warders
woodcutters youngest foot-soldiers newborn quadriplegic stepson stepdaughter stepfather mother-in-law father-in-law son-in-law sons-in-law brother-in-law brothers-in-law
signaller signallers fusilier fusiliers grenadier grenadiers guardsman bombardier bombardiers artilleryman cavalrymen midshipman midshipmen ensign ensigns legionary
legionaries dragoon dragoons janjaweed fedayeen gurkha gurkhas spahi askari askaris basij basijis sepoy sepoys zouave hussar hussars cuirassier tanker-drivers
draught-dodgers airwoman airwomen sub-lieutenant sub-lieutenants petty-officer seawoman cadre policymaker policymakers carabinier carabiniers carabinieri
internally-displaced evacuees stowaway stowaways castaway castaways
`)

const NO_MEN = words(
  'specimen specimens omen omens regimen abdomen acumen stamen semen yemen ramen amen lumen flamen dolmen bitumen cyclamen human humans german ottoman talisman caiman roman norman mailman-bag',
)
const NO_ISTS = words(
  'consists insists persists resists assists enlists subsists desists coexists preexists checklists minelists playlists blacklists shortlists wishlists waitlists twists wrists fists mists lists waists heists exists hoists joists',
)
const NO_EES = words(
  'committees subcommittees guarantees degrees decrees rupees levees marquees coffees toffees pedigrees trees fees knees bees agrees frees disagrees flees oversees sees jubilees melees settees sprees trustees-board apogees employees-list',
)
const NO_EERS = words('careers peers beers veers steers cheers jeers sneers deers gears')

/** Whether a word, in small letters, is by its ending or by this list a noun of persons. */
export function isPersonByEnding(lower: string): boolean {
  if (OTHERS.has(lower)) return true
  if (lower.length < 6) return false
  if (/(?:[a-z]{2}m[ae]n|wom[ae]n)$/u.test(lower)) return !NO_MEN.has(lower)
  if (/(?:[a-z]{3}ists|[a-z]{2}icians?|[aeiou]logists?|ographers?|[a-z]{3}[bcdfglmnprstv]ians)$/u.test(lower))
    return !NO_ISTS.has(lower)
  if (/[a-z]{4}ees$/u.test(lower)) return !NO_EES.has(lower)
  if (/[a-z]{4}eers$/u.test(lower)) return !NO_EERS.has(lower)
  const stem = /^(.+?)(?:i?ers?|ors?)$/u.exec(lower)?.[1]
  return (
    stem !== undefined &&
    (DOERS.has(stem) || /(?:keep|work|fight|teach|driv|preach|climb|trekk|hik|sing|danc|paint|farm)$/u.test(stem))
  )
}
