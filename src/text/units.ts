import {oneOf} from './oneOf.ts'

const timeUnits = /^(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)$/
const physicalUnits = oneOf(String.raw`
    km kilometre kilometer metre meter mile foot feet inch centimetre millimetre cm mm hectare acre ha tonne ton kg
    kilogram gram litre liter barrel watt kilowatt megawatt gigawatt terawatt kw mw gw tw kwh mwh gwh twh gigatonne
    megatonne degree celsius fahrenheit volt hertz mph knot kilobyte megabyte gigabyte terabyte petabyte gb tb pb
    flop (?:kilo|mega|giga|tera)?watt-hour person-hour man-hour micron nanometre nm
    hz khz mhz ghz thz kilohertz megahertz gigahertz kbp mbp gbp tbp kbit mbit gbit tbit kv mv mva decibel db
    bushel gallon pint ounce oz lb carat yard furlong fathom nautical ppm ppb bpd teu mtpa twh kj mj gj pj
    joule calorie kcal ampere amp ohm pascal hpa lumen litre-equivalent milligram microgram mg mcg ml
    millisecond millimetre microsecond nanosecond sq
    (?:centi|milli|micro|nano)met(?:er|re) (?:milli|centi)lit(?:er|re) ml cl hectolitre quintal tael stere parsec light-year lux
    microwatt milliwatt sievert millisievert becquerel terabit gigabit megabit kilobit exabyte tex mesh bar millibar psi rpm
  `)

/** Whether a word, plural folded, is a unit of time or of physical quantity. */
export function isUnit(word: string): boolean {
  return timeUnits.test(word) || physicalUnits.test(word)
}
