const listed = (codes: string): readonly string[] => codes.split(' ');

/** The countries and territories of ISO 3166-1. */
export const ISO_COUNTRIES = listed(
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
    'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
    'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
    'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
    'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
    'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
    'VN VU WF WS YE YT ZA ZM ZW',
);

/** The languages of ISO 639-2 that also have a code in ISO 639-1, and some large ones that have none. */
export const ISO_LANGUAGES = listed(
  'aar abk afr aka alb amh ara arg arm asm ava aym aze bak bal bam baq bel ben bih bis bos bre bul bur cat ceb cha che chi ' +
    'chu chv cor cos cre cze dan div dut dzo eng epo est ewe fao fij fil fin fre fry ful geo ger gla gle glg glv gre grn guj ' +
    'hat hau heb her hil hin hmn hmo hrv hun ibo ice ido iii iku ile ilo ina ind ipk ita jav jpn kal kan kas kau kaz khm kik ' +
    'kin kir kom kon kor kua kur lao lat lav lim lin lit lub lug ltz mac mad mah mal mao mar may min mlg mlt mon nau nav nbl ' +
    'nde ndo nep nno nob nya oci oji ori orm oss pan per pli pol por pus que roh rum run rus sag san sin slo slv sme smo ' +
    'sna snd som sot spa srd srp ssw sun swa swe tah tam tat tel tet tgk tgl tha tib tir ton tsn tso tuk tur twi uig ukr urd ' +
    'uzb ven vie vol war wel wln wol xho yid yor zha zul',
);

/** Languages whose code in ISO 639-2 is not the one that names are listed by. */
export const LISTED_AS: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  mao: 'mi',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  tib: 'bo',
  wel: 'cy',
};
