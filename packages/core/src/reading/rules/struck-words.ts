/** Nouns for what somebody does to those who are killed or hurt in it. */
export const ATTACKS =
  /^(?:attacks?|assaults?|strikes?|airstrikes?|raids?|shellings?|bombardments?|bombings?|ambush(?:es)?|fire|firing|violations?|gunfire|onslaught|barrage|drones?|missiles?|rockets?|shells?|mortars?|invasion|retaliation|response|reprisals?|counter-?strikes?|counter-?attacks?|offensives?|incursions?|actions|provocation|sabotage|gunshots?|sniper)$/u
