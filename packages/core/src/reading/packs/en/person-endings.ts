import { list } from './word-list.ts'

const words = (given: string): ReadonlySet<string> => new Set(list(given))

/**
 * Stems of nouns of persons in -er and -or, singular and plural: what people do for a living or were doing when something
 * befell them. The ending alone tells nothing ('borders', 'mortars', 'quarters'), so the stems are listed.
 */
const DOERS = words(`
abduct abett accus admir advis aggress ambush announc arrang assault attend audit aveng bak bargain beat beekeep bidd board bomb-mak bowl
box brew bricklay broadcast brok build buy call camel-driv camel-herd canvass car-driv card-play care-giv caregiv caretak carv cattle-herd
cattle-rustl cell-lead charcoal-burn charcoal-mak cheerlead churchgo clean climb coal-min cod-fish collect comb commut compos counsel
crew-memb cricket-play croft cultivat curat danc deal debat decorat defect demin design develop direct distribut div dock door-keep doorkeep
dragg dress-mak dressmak drink drumm dwell edit educat embroider enforc engrav entertain examin explor fabricat falcon farm fenc film-mak
filmmak find fire-fight firefight fish fish-farm fitt flower-sell food-sell football forest fruit-pick fruit-sell garbage-collect gather
gold-digg gold-min gold-pann grave-digg gravedigg greengroc groc gun-runn gunn hairdress handl hawk heal health-work hijack hitch-hik
hitchhik home-own horse-breed horse-rid hostage-tak hous-keep housekeep inform inn-keep innkeep investigat invigilat iron-work jail jewell
jogg kayak keep kidnapp lab-work labor labour land-own leather-work lectur lighthouse-keep lobst-fish lodg look loot lorry-driv mak mall-go
manag march mediat messeng mill min-work mine-work money-chang money-lend mosque-go mourn mov murder newscast newsread newsvend oil-work
onlook organis organiz own paint parachut park park-rang party-go partygo peace-keep peacekeep peddl perform petition pick pitch plant play
plumb poach poll-work post-work pot-mak preach prison-ward produc programm prosecut prospect protest publish quarry-work raft rag-pick
rail-work railway-work ranch read reap recruit relief-work repair report rescu research retail revel revell rickshaw-driv rid road-work robb
row rubber-tapp rul runn rustl sail salt-min sand-digg school-leav scooter-rid scrap-collect scrap-deal seafar search sell settl
shelter-seek shoe-mak shoemak shop-keep shop-own shopkeep shopp sing ski smuggl social-work song-writ songwrit speak steel-work stone-cutt
stone-throw stonecutt store-keep storekeep street-sweep street-vend stretcher-bear strik sugar-cane-cutt supervis surf survey swimm
sympathis tank-driv tax-collect taxi-driv tea-pick tea-sell teach temple-go timber-cutt toddl toil toll-collect tour trad traffick tramp
trapp trekk tribe-eld truck-driv typesett undertak union-lead vend vot wait walk wander ward warehous wash watch water-carri water-sell
wayfar weav weld well-wish wine-mak winemak wood-carv wood-cutt woodcutt worship wrestl writ zoo-keep
`)

/** Nouns of persons that no ending tells, singular first where both are used. */
const OTHERS = words(`
acquaintance acquaintances acrobat acrobats actress actresses addict addicts advocate advocates altar-boys amputee amputees apprentice
apprentices architect architects archbishop archbishops artisan artisans aspirant aspirants assistant assistants athlete attendant
attendants aunt aunts barber barbers bargee bargees beggar beggars bricklayer burglar burglars bride brides bridegroom bridegrooms cadet
captain captains cardinal cardinals cashier cashiers chaplain chaplains chef chefs chemist chemists clerk clerks coastguards coach coaches
commissar commissars constable constables corporals councilor councilors courier couriers cousin cousins crewmate crewmates curate curates
dentist dentists descendant descendants detective detectives diver divers docent docents dweller dwellers emigrant emigrants escapee
escapees fiancé fiancée fiancées financier financiers friend friends fugitive fugitives godfather grandchild grandchildren granddaughter
granddaughters grandson grandsons grocer grocers guardian guardians gunner gunners headmaster headmasters headmistress headteacher
headteachers principal principals headman headmen imam imams priest priests pastor pastors heir heirs herdsboy herdsboys housewife housewives immigrant immigrants informant informants intern interns janitor janitors
landlord landlords lass lads lad magistrate magistrates maid maids matron matrons mechanic merchant messenger messengers midwife midwives
migrant migrants militiaman mullah mullahs muleteer muleteers musician musicians neighbour neighbours neighbor neighbors nephew nephews
newcomer newcomers newlywed newlyweds niece nieces nomad nomads novice novices occupant occupants onlooker onlookers outpatient outpatients
parishioner parishioners passer-by passers-by penitent penitents pharmacist pharmacists philanthropist physician physicians poet poets
porter prodigy rabbi rabbis rector rectors recluse reveller revellers roommate roommates seafarer seafarers secretaries sergeant-major
servant servants sexton shaykh shaykhs sheikh sheikhs shopper shoppers sibling siblings skipper skippers sophomore spectator spectators
spouse spouses spy spies steward stewards stewardess stewardesses stranger strangers surgeon surgeons teen teens tenant tenants toddler tot
tots translator treasurer trustee trustees tutor tutors tycoon tycoons uncle uncles undergraduate undergraduates usher ushers usherettes vet
vets veterinarian veterinarians villain virtuoso visitor visitors warden wardens warder warders woodcutters foot-soldiers newborn stepson
stepdaughter stepfather mother-in-law father-in-law son-in-law sons-in-law brother-in-law brothers-in-law signaller signallers fusilier
fusiliers grenadier grenadiers guardsman bombardier bombardiers artilleryman cavalrymen midshipman midshipmen ensign ensigns legionary
legionaries dragoon dragoons janjaweed fedayeen gurkha gurkhas spahi askari askaris basij basijis sepoy sepoys zouave hussar hussars
cuirassier airwoman airwomen sub-lieutenant sub-lieutenants petty-officer seawoman cadre policymaker policymakers carabinier carabiniers
carabinieri evacuees stowaway stowaways castaway castaways
`)

const NO_MEN = words(
  'specimen specimens omen omens regimen abdomen acumen stamen semen yemen ramen amen lumen flamen dolmen bitumen cyclamen human humans german ottoman talisman caiman roman norman inhuman superhuman subhuman nonhuman',
)
const NO_ISTS = words(
  'consists insists persists resists assists enlists subsists desists coexists preexists checklists minelists playlists blacklists shortlists wishlists waitlists twists wrists fists mists lists waists heists exists hoists joists',
)
const NO_EES = words(
  'committees subcommittees guarantees degrees decrees rupees levees marquees coffees toffees pedigrees trees fees knees bees agrees frees disagrees flees oversees sees jubilees melees settees sprees',
)
const NO_EERS = words('careers veers steers cheers jeers sneers commandeers domineers electioneers')

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
