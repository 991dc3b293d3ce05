import { list } from './word-list.ts'

/**
 * Head nouns that people are counted by, under the word a claim's `what` uses. Singular and plural are both listed
 * because English plurals of these are too irregular for a rule ('servicemen', 'personnel', 'police').
 */
export const PERSON_NOUNS: Readonly<Record<string, readonly string[]>> = {
  servicemen: list(
    'auxiliary auxiliaries ultra ultras deserter deserters defector defectors cadet cadets paramilitary paramilitaries serviceperson servicepersons servicepeople servicemember servicemembers serviceman servicemen servicewoman servicewomen soldier soldiers privates troop troops personnel conscript conscripts recruit recruits reservist reservists pilot pilots sailor sailors airman airmen marine marines paratrooper paratroopers fighter fighters combatant combatants militiaman militiamen guerrilla guerrillas guerilla guerillas rebel rebels insurgent insurgents militant militants gunman gunmen defender defenders peacekeeper peacekeepers warrior warriors jihadist jihadists jihadi jihadis islamist islamists mercenary mercenaries puppet puppets mujahids separatist separatists infantryman infantrymen operator operators artilleryman artillerymen crewman crewmen guardsman guardsmen mujahid veteran veterans legionnaires infiltrator infiltrators invader invaders occupier occupiers crusader crusaders attacker attackers bomber bombers sniper snipers volunteer volunteers loyalist loyalists cadre cadres extremist extremists terrorist terrorists raider raiders saboteur saboteurs operative operatives commando commandos trooper troopers ranger rangers jawan jawans regular regulars partisan partisans peshmerga legionnaire cossack cossacks draftee draftees enlistee enlistees infantry',
  ),
  commanders: list(
    'commander commanders general generals colonel colonels major captain lieutenant lieutenants warlord warlords brigadier admiral sergeant sergeants corporal',
  ),
  civilians: list(
    'mariner mariners seafarer seafarers civilian civilians guest guests owner owners customer customers hunter navigator scholar scholars artist motorist motorists cyclist asylum-seeker returnee orphan orphans consultant consultants kin kinsmen enemies airman airmen staffer staffers trainee trainees schoolchildren males females resident residents villager villagers woman women farmer farmers worker workers driver drivers passenger passengers student students teacher teachers professor professors singer scientist scientists athletes players cleric clerics imam imams pastor pastors herder herders vendor vendors porters hunters orphans doctor doctors nurse nurses medic medics engineer engineers fan fans blogger bloggers activist activists priest priests nun nuns monk monks bishop bishops clergyman clergymen missionary missionaries pilgrim pilgrims shepherd shepherds trader traders businessman businessmen lawyer lawyers aid-worker miner miners labourer labourers laborer laborers employee employees contractor contractors settler settlers refugee refugees protester protesters demonstrator demonstrators tourist tourists worshipper worshippers bystander bystanders paramedic paramedics dissident dissidents girl girls schoolgirl schoolgirls boy boys schoolboy schoolboys pupil pupils mother mothers father wife sister brother brothers son sons daughter daughters husband husbands wives sisters fathers grandson grandsons nephews cousins cousin uncle uncles nieces aunt aunts fiancé fiancée fiance fiancee parents family families local locals professional professionals expert experts specialist specialists executive executives intellectual intellectuals academic academics aide aides negotiator negotiators chief chiefs tribesman evacuee evacuees deportee deportees pensioner pensioners retiree retirees widow widows grandmother grandmothers grandfather schoolchild surveyor surveyors rescuer rescuers deminer deminers medic sapper sappers pedestrian pedestrians commuter commuters peasant peasants laypeople laywoman seminarian seminarians trucker truckers sympathiser sympathisers sympathizer sympathizers supporter supporters survivor survivors prospector prospectors hiker hikers traveller travellers traveler travelers builder builders electrician electricians mechanic mechanics technician technicians interpreter interpreters translator translators preacher preachers banker bankers merchant merchants logger loggers harvester harvesters picker pickers forager foragers gardener gardeners cook cooks baker bakers tailor tailors butcher butchers carpenter carpenters lecturer lecturers lineman linemen guard guards bodyguard bodyguards',
  ),
  prisoners: list(
    'prisoner prisoners prisoner-of-war prisoners-of-war captive captives detainee detainees pow pows inmate inmates internee internees abductee abductees convict convicts suspect suspects',
  ),
  people: list(
    'person people persons man men pair duo trio others individual individuals member members others national nationals citizen citizens victim victims representative representatives compatriot compatriots body-bearer inhabitants soul souls colleague colleagues comrade comrades supporter supporters crew crews fatality fatalities adult adults returnees hero heroes survivor survivors kidnapper kidnappers captor captors assailant assailants perpetrators bandit bandits pirate pirates smuggler smugglers hijackers looters patient patients observer observers monitor monitors inspector inspectors staff wives christian christians muslim muslims yazidi yazidis druze alawites shiites sunnis jews copts abductee abductees worshipper worshippers teenager teenagers youth youths elder elders relative relatives escort escorts agent agents spy spies collaborator collaborators informant informants informer informers cousin cousins nephew nephews niece nieces uncle uncles aunt aunts islander islanders researcher researchers academic academics professor professors lecturer lecturers engineer engineers ombudsman',
  ),
  hostages: list('hostage hostages'),
  bodies: list('body bodies remains corpse corpses coffin coffins skeleton skeletons dead fallen'),
  police: list('police policeman policemen policewoman policewomen gendarme gendarmes officer officers'),
  officials: list(
    'official officials minister ministers diplomat diplomats consul mayor mayors governor governors judge judges leader leaders ambassador ambassadors envoy envoys president presidents premier premiers councillor councillors',
  ),
  politicians: list(
    'politician politicians lawmaker lawmakers mp mps deputy deputies senator senators congressman legislator legislators candidate',
  ),
  journalists: list(
    'journalist journalists reporter reporters cameraman cameramen correspondent correspondents photographer photographers',
  ),
  children: list(
    'child children minor minors baby babies infant infants toddler toddlers youngster youngsters newborn newborns',
  ),
  fishermen: list('fisherman fishermen fisher fishers'),
  foreigners: list('foreigner foreigners expatriate expatriates'),
}

/** What flies, sails and fires for whoever the words before it name: 'junta jets'. */
export const WAR_MACHINES = new Set(
  list(
    'jet jets warplane warplanes aircraft helicopter helicopters drone drones artillery plane planes gunboat gunboats warship warships',
  ),
)

/** Collective nouns that stand for a party once a name or adjective says whose: 'Houthi rebels', 'the Israeli army'. */
export const FORCE_NOUNS = new Set(
  list(
    'forces force army military troops militia militias rebels insurgents separatists militants guerrillas guerillas fighters gunmen government regime authorities side navy soldiers units unit troops coalition command police officials commandos artillery missiles aircraft warplanes jets drones security junta leadership administration state ministry terrorists defenders air-force jihadists group faction captors tanks brigade battalion regiment defence defense paramilitaries paramilitary front movement army’s coast-guard navy intelligence',
  ),
)

/** Things that are hit, and what the claim calls them. */
export const TARGET_NOUNS: Readonly<Record<string, readonly string[]>> = {
  villages: list('village villages hamlet hamlets settlement settlements'),
  towns: list('town towns city cities capital port ports seaport harbour harbor'),
  positions: list(
    'position positions target targets post posts outpost outposts checkpoint checkpoints trenches frontline line base bases camp camps barracks garrison headquarters convoy convoys patrol patrols detachment detachments installation installations site sites launcher launchers depot depots bunker bunkers column pad pads launchpads airbase airbases team teams',
  ),
  prison: list('prison jail prisons cell cells'),
  'civilian sites': list(
    'center centre centers centres complex complexes compound compounds school schools college colleges university universities campus hospital hospitals market markets church mosque mosques synagogue temple temples shrine shrines station stations bus buses minibus facility facilities airfield airports bridge bridges clinic clinics factory factories plant plants dam dams pipeline pipelines warehouse warehouses residence residences palace hotel hotels office offices restaurant cafe shop shops mall orphanage bakery trains home homes house houses building buildings church churches shelter convoy tent tents refinery airport ship ships vessel boat embassy consulate compound area areas infrastructure district neighbourhood neighborhood farm farms tram train lorry truck trucks car vehicle vehicles ambulance tank tanks jeep jeeps warship warships aircraft boats cruiser gunboat patrol-boat tanker ferry helicopter plane cellar cellars basement basements quarter quarters population',
  ),
}

/** Nouns that only say how many: the people stand after their 'of'. */
export const QUANTITY_NOUNS = new Set(
  list(
    'total group groups batch batches contingent contingents tranche tranches wave busload busloads planeload planeloads handful pair couple band bands dozen number numbers set sets hundreds thousands scores dozens',
  ),
)

/** Forces that fight a state: with its adjective they are not that state ('Syrian rebels'). */
export const REBEL_NOUNS = new Set(
  list(
    'rebel rebels insurgent insurgents militant militants guerrilla guerrillas separatist separatists opposition extremists jihadists gunmen gunman militia militias kidnappers kidnapper bandits bandit abductors abductor attackers attacker assailants assailant captors captor hijackers dissident dissidents',
  ),
)
