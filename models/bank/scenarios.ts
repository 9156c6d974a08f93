/**
 * What a conversation can be about, with the cues that show it.
 *
 * Cue notation, matched against lower-case words without accents: `a b` the words in a row, `a*` any word that begins
 * with a, `a + b` both in one sentence within eight words of each other, `|` between alternatives.
 * A kind says how much a match weighs: an emergency is brought up first; a topic or task is specific, a broad one less so; a person says who
 * asks; a manner says how they ask. Scenarios without cues are found by code in `src/generation/find-scenarios.ts`.
 */
export type ScenarioKind = 'emergency' | 'topic' | 'broad' | 'task' | 'person' | 'manner' | 'any';

interface ScenarioRule {
  readonly kind: ScenarioKind;
  readonly cues: string;
}

const emergency = (cues: string) => ({ kind: 'emergency', cues }) as const;
const topic = (cues: string) => ({ kind: 'topic', cues }) as const;
const broad = (cues: string) => ({ kind: 'broad', cues }) as const;
const task = (cues: string) => ({ kind: 'task', cues }) as const;
const person = (cues: string) => ({ kind: 'person', cues }) as const;
const manner = (cues: string) => ({ kind: 'manner', cues }) as const;

export const scenarios = {
  chest_pain: emergency(
    'chest + pain*|chest + tight*|chest + pressure|chest + hurt*|heart attack|crushing + chest|angina|dolor + pecho|dor + peito|douleur + poitrine|dolore + petto|brustschmerz*',
  ),
  stroke_signs: emergency(
    'stroke|face + droop*|facial droop*|slurred speech|slurring|speech + slurred|sudden + weakness|sudden + numb*|one side + weak*|one side + numb*|thunderclap|worst headache|mini stroke|tia|blurred vision + headache|derrame cerebral|ictus|schlaganfall',
  ),
  breathing_trouble: emergency(
    'short* of breath|trouble breathing|difficulty breathing|hard to breathe|cannot breathe|can t breathe|cant breathe|struggl* to breathe|struggl* + breath*|gasping|blue lips|lips + blue|breathless*|wheez* + bad|falta de ar|dificultad para respirar|falta de aire',
  ),
  severe_bleeding: emergency(
    'bleed* + heav*|bleed* + stop*|blood + vomit*|vomit* + blood|cough* + blood|black + stool*|tarry|blood + stool*|bleeding out|soak* + pad*|so much blood|hemorrhag*|haemorrhag*|blood + everywhere|sangrado|sangramento',
  ),
  allergic_reaction: emergency(
    'anaphyla*|epipen*|swollen + tongue|tongue + swell*|throat + clos*|throat + swell*|face + swell*|lips + swell*|swollen + lips|hives + breath*|bee sting|wasp sting|severe allergic',
  ),
  poisoning: emergency(
    'overdos*|too many + pill*|took too much|swallowed|ingest*|poison*|bleach|carbon monoxide|double dose|antifreeze|took + whole bottle|drank + cleaner|battery + ate|sobredosis|envenen*',
  ),
  suicide_risk: emergency(
    'suicid*|kill myself|end my life|want to die|better off dead|self harm*|harm* myself|hurt* myself|cutting myself|no reason to live|don t want to live|dont want to live|not want to live|end it all',
  ),
  head_or_spine_injury: emergency(
    'head injur*|hit + head|hits + head|bang* + head|concuss*|knocked out|fell + head|neck + pain + fell|neck injur*|spinal injur*|spine + injur*|shallow water|loss of consciousness|lost consciousness|golpe + cabeza|bateu + cabeca|sbattuto + testa|formicolio + braccia|car accident|motorcycle + crash',
  ),
  sepsis_or_meningitis: emergency(
    'sepsis|septic|stiff neck|neck + stiff*|mening*|confus* + fever|fever + confus*|rash + fever|shaking chills|rigors|spreading redness|red streak*|fever + chills|fiebre + escalofrios|febre + calafrios',
  ),
  severe_abdominal_pain: emergency(
    'appendi*|severe + abdom*|sharp + abdom*|severe + stomach|severe + belly|right + abdomen|right + belly|rigid + abdomen|intestinal obstruction|bowel obstruction|testic* + pain|testic* + swol*',
  ),
  pregnancy_danger: emergency(
    'pregnan* + bleed*|bleed* + pregnan*|preeclamp*|pre eclamp*|eclamp*|ectopic|water broke|waters broke|baby + mov* + less|less + fetal movement|reduced + movement*|pregnan* + severe|pregnan* + vision|contractions + early|postpartum + bleed*|gave birth + blood|gave birth + faint|miscarr*',
  ),
  seizure: emergency('seizure*|convuls*|fitting|epilep*|status epilepticus|febrile fit|convulsion*'),
  vision_loss: emergency(
    'vision loss|lost + vision|los* + sight|sudden + vision|curtain + vision|flashes + floaters|chemical + eye*|eye injur*|something + in + eye|double vision',
  ),
  blood_sugar_emergency: emergency(
    'hypoglyc*|low blood sugar|sugar + low|ketoacid*|dka|ketone*|glucose + 400|glucose + 500|sugar + 400|sugar + 500|fruity breath|insulin + too much',
  ),
  bite_or_sting: emergency(
    'snake*|spider bit*|spider + bit|redback|scorpion*|dog bit*|dog + bit|bat bit*|bat + room|rabies|rabid|animal bite|tick bite|jellyfish|monkey + bit*|antivenom|cat bit*|mordedura|picadura',
  ),
  blood_clot: emergency(
    'dvt|blood clot*|pulmonary embol*|calf + swollen|calf + swell*|leg + swollen + red*|one leg + swell*|calf + pain|deep vein*',
  ),
  burn: emergency(
    'burned + skin|burnt|scald*|third degree|second degree|boiling water|chemical burn|electric shock|electrocut*',
  ),
  heat_or_cold: emergency('heat stroke|heatstroke|heat exhaustion|hypotherm*|frostbit*|overheat*|sunstroke'),
  sick_infant: emergency(
    'newborn + fever|week old + fever|weeks old + fever|month old + fever|infant + fever|baby + fever|baby + not feeding|baby + letharg*|baby + breath*|floppy|baby + won t eat|bebe + fiebre|bebe + febre|newborn + jaundice*',
  ),
  violence_or_abuse: emergency(
    'abus* + partner|partner + hit*|husband + hit*|boyfriend + hit*|domestic violence|sexual assault|raped|rape|molest*|child abuse|elder abuse|afraid of my|strangl*|he hits me|hurting me',
  ),
  fainting: emergency('faint*|passed out|pass out|syncop*|blacked out|collaps*|desmay*'),
  palpitations: topic(
    'palpitat*|heart + racing|heart + flutter*|irregular heart*|skipped beat*|arrhythm*|atrial fib*|afib|tachycard*|bradycard*',
  ),

  medication: broad(
    'medic*|drug*|pill*|tablet*|capsule*|prescri*|meds|inhaler*|insulin|antidepress*|statin*|ssri*|steroid*|ibuprofen|acetaminophen|paracetamol|aspirin|metformin|remedio*|medicament*|medikament*|farmaco|tratamiento',
  ),
  dose: topic(
    'dose*|dosage|dosing|how many mg|how many milligram*|how much + take|how many + take|dosis|dosierung|units + insulin|maximum daily',
  ),
  side_effects: topic(
    'side effect*|adverse|reaction to + medic*|makes me feel|since starting|after starting|effets secondaires|efectos secundarios',
  ),
  interactions: topic(
    'interact*|mix* + medic*|combine + with|together with|take + with|taking + with|along with + medic*|alcohol + medic*|grapefruit|safe to take + with|also on',
  ),
  stopping_medication: topic(
    'stop* + taking|stop* + medic*|stop* + pill*|come off|coming off|quit + medic*|quit taking|taper*|wean* off|withdraw*|cold turkey|toss + pills|can i stop|skip + dose|missed + dose|miss + pill|half a pill',
  ),
  choosing_treatment: broad(
    'best treatment|best medic*|best + antibiotic|what treatment|treatment option*|which medic*|first line|alternative* to|switch* to|switch* from|which + better|recommend* + medic*|what medic*|treatment for|what helps',
  ),
  antibiotics: topic(
    'antibiotic*|amoxicillin|azithromycin|doxycycline|ciprofloxacin|penicillin|cephalexin|amoxicilina|antimicrobial*|empiric',
  ),
  opioids: topic(
    'opioid*|oxycod*|hydrocod*|morphine|fentanyl|tramadol|codeine|methadone|buprenorphine|suboxone|percocet|vicodin|naloxone',
  ),
  anticoagulants: topic(
    'blood thinner*|warfarin|apixaban|eliquis|rivaroxaban|xarelto|anticoag*|heparin|inr|dabigatran|coumadin',
  ),
  supplements: topic(
    'supplement*|vitamin*|herbal|herb*|natural remed*|turmeric|ashwagandha|magnesium|omega 3|iron pill*|melatonin|probiotic*|zinc|creatine|mate de coca',
  ),

  pregnancy: topic(
    'pregnan*|trimester|prenatal|antenatal|fetus|fetal|expecting|obstetric*|gestation*|embaraz*|gravid*|schwanger*|enceinte|incinta|weeks along',
  ),
  postpartum: topic(
    'postpartum|post partum|gave birth|after birth|after delivery|newborn|c section|cesarean|caesarean|dar a luz|zuo yue zi|after having + baby',
  ),
  breastfeeding: topic('breastfe*|breast fe*|nursing + baby|breast milk|lactat*|pumping|formula fe*|amament*'),
  contraception: topic(
    'birth control|contracept*|condom*|iud|morning after|plan b|emergency contracept*|dogum kontrol|anticoncep*|unprotected sex',
  ),
  fertility: topic('fertil*|ivf|conceive|trying to get pregnant|ovulat*|infertil*|sperm|egg freez*|pcos'),
  periods_and_menopause: topic(
    'period + late|menstru*|missed + period|my period|heavy period*|menopaus*|hot flash*|hormone therapy|perimenopaus*|hrt|endometrio*|pms|menstrual',
  ),
  sexual_health: topic(
    'sti|stis|std|stds|hiv|chlamydia|gonorrh*|syphilis|herpes|prep|pep|genital*|discharge + vagin*|erectile|libido|sexual*',
  ),
  child: broad(
    'my child|my son|my daughter|my kid*|toddler*|year old boy|year old girl|pediatric*|paediatric*|my baby|my infant|infant*|month old|months old|nino|crianca|my teen*|teenager|adolescen*|school age',
  ),
  older_adult: topic(
    'elderly|older adult*|my grandm*|my grandf*|my grandpa|geriatric|frail*|nursing home|dementia|alzheimer*|year old mother|year old father|falls',
  ),
  caregiver: broad(
    'my mother|my mom|my mum|my father|my dad|my husband|my wife|my partner|my brother|my sister|my grand*|caregiver*|caring for|my friend|mi hermano|mio fratello|minha mae',
  ),

  mental_health: topic(
    'depress*|anxi*|panic|mental health|therapy|therapist|psychiatr*|bipolar|schizophren*|ptsd|trauma|stress*|hopeless|overwhelm*|mood|grief|lonely|burnout|ocd|adhd|adderall',
  ),
  substance_use: topic(
    'alcohol*|drinking|drunk|sober|cocaine|meth|heroin|cannabis|marijuana|weed|addict*|vap*|smok*|nicotine|cigarette*|substance use|relapse',
  ),
  eating_disorder: topic('anorexi*|bulimi*|binge*|purg*|eating disorder|starv*|laxative*|skip + meal*'),
  sleep: topic('insomnia|sleep*|can t sleep|apnea|apnoea|snor*|nightmare*|tired all'),

  diabetes: topic('diabet*|blood sugar|glucose|a1c|hba1c|insulin|metformin|t2dm|t1dm|ozempic|semaglutide|glp 1'),
  hypertension: topic('blood pressure|hypertens*|bp|lisinopril|amlodipine|labetalol|losartan'),
  heart_disease: topic(
    'heart failure|heart disease|coronary|ejection fraction|cholesterol|ldl|statin*|stent|pacemaker|cardiolog*|cardiomyop*',
  ),
  lung_disease: topic('asthma|copd|inhaler*|albuterol|peak flow|bronch*|emphysema|pneumonia|spirometry|pulmonary'),
  kidney_disease: topic('kidney*|renal|creatinine|egfr|dialysis|ckd|nephro*|transplant'),
  liver_disease: topic('liver|hepat*|cirrhosis|alt|ast|bilirubin|jaundice*|fatty liver'),
  thyroid: topic('thyroid*|tsh|levothyroxine|levotiroxin*|euthyrox|graves|hashimoto*|hypothyroid*|hyperthyroid*'),
  cancer: topic(
    'cancer*|tumor*|tumour*|chemo*|oncolog*|lump*|mass|malignan*|lymphoma|leukemia|melanoma|metasta*|biopsy|radiotherapy|necrosis',
  ),
  autoimmune: topic(
    'lupus|rheumatoid|psoria*|autoimmun*|multiple sclerosis|crohn*|colitis|immunosuppress*|methotrexate|biologic*|celiac',
  ),
  neurological: topic(
    'parkinson*|huntington*|migraine*|neuropath*|tremor*|shaking hands|hands + shak*|tingl*|numb*|dizz*|vertigo|memory loss|nerve*',
  ),
  anemia: topic('anemi*|anaemi*|low iron|iron deficien*|ferritin|hemoglobin|haemoglobin|sickle cell|thalass*'),

  fever_or_infection: broad(
    'fever*|infect*|flu|covid*|sore throat|cough*|cold symptom*|sinus*|strep|malaria|dengue|tubercul*|typhoid|cholera|worms|parasit*|virus|viral|bacteri*|fiebre|febre|pneumonia',
  ),
  urinary: topic('uti|urinary|urine|bladder|pee|peeing|burning when|kidney stone*|prostat*|incontinen*'),
  skin: broad('rash*|skin|eczema|acne|mole|itch*|hives|blister*|fungal|ringworm|psoria*|spots|bump*'),
  wound: topic(
    'wound*|cut + deep|stitch*|sutur*|laceration*|incision*|scab|ulcer + foot|ferimento|herida|bandage*|surgical site',
  ),
  injury: broad(
    'sprain*|fractur*|broken + bone|injur*|twisted|ankle|knee|shoulder|wrist|torn|ligament|fell|swollen + joint*|sports',
  ),
  pain: broad('pain*|ache*|aching|sore|hurts|hurting|dolor|dor|schmerz*|douleur|dolore|cramp*|caibra'),
  back_pain: topic('back pain|lower back|sciatica|herniated|slipped disc|disc + herniat*|back + hurts|spine'),
  headache: topic('headache*|migraine*|head hurts|head + pain|cefalea|dolor de cabeza'),
  digestive: broad(
    'stomach*|nausea*|vomit*|diarrh*|constipat*|heartburn|reflux|gerd|bloat*|bowel*|ibs|abdom*|belly|stool*|indigestion|hemorrhoid*',
  ),
  nose_or_throat: topic(
    'nosebleed*|nose bleed*|ear pain|earache|ear infection|hearing|sinus*|sore throat|tonsil*|allerg*|hay fever|runny nose',
  ),
  eye: topic('eye*|vision|blurr*|conjunctiv*|contact lens*|glaucoma|cataract*'),
  dental: topic('tooth*|teeth|dental|dentist*|gum|gums|jaw'),
  allergy: topic('allerg*|hay fever|antihistamine*|pollen|peanut*|food intoleran*'),

  nutrition: broad(
    'diet*|nutrition*|calorie*|protein|meal*|eat|eating|food*|vegetarian*|vegan*|keto*|intermittent fast*|fasting|salt|sodium|carb*|sugar',
  ),
  weight: topic('weight|bmi|obes*|overweight|orlistat|wegovy|ozempic|lose weight|slim*'),
  exercise: topic('exercis*|workout*|gym|running|jogging|training plan|physical activity|stretch*|marathon'),
  prevention: topic(
    'prevent*|screening*|mammogram*|colonoscop*|pap smear|check up|checkup*|how often should|breast self exam|sunscreen|seat belt*|risk reduction|lower my risk',
  ),
  vaccination: topic(
    'vaccin*|immuniz*|immunis*|shot|shots|booster*|mmr|hpv|tetanus|pneumococcal|yellow fever|vacuna*|vacina*|prevnar|shingrix',
  ),
  travel: topic(
    'travel*|trip|abroad|altitude|altura|jet lag|flying|flight|tropic*|vacation|yellow fever|malaria prophyl*|outback',
  ),

  test_result: broad(
    'lab|labs|lab result*|test result*|blood test*|my results|range|elevated|levels|positive + test|negative + test|creatinine|tsh|hemoglobin|platelet*|wbc|cbc|trough|ferritin|psa',
  ),
  imaging: topic(
    'mri|ct scan*|ct|x ray*|xray*|ultrasound*|scan result*|radiolog*|echo|echocardiogram*|ecg|ekg|mammogram*',
  ),
  vital_signs: topic(
    'blood pressure + over|bp|heart rate|pulse|oxygen sat*|spo2|temperature + degree*|vital sign*|vitals|respiratory rate|peak flow',
  ),
  surgery: broad(
    'surger*|surgical|operation|post op*|postop*|pre op*|anesthes*|anaesthes*|procedure|sedation|recovery after',
  ),
  diagnosis_question: broad(
    'do i have|could this be|could it be|what is wrong|what s wrong|is it + cancer|is this + normal|is that normal|suspicious for|diagnos*|what causes|exact cause|could i have|sign of|symptom* of|am i pregnant|is it serious',
  ),
  when_to_seek_care: broad(
    'should i see|see a doctor|go to the er|go to the hospital|emergency room|urgent care|should i worry|should i be concerned|worried|need a doctor|how long should i wait|can it wait|wait + ambulance|urgent',
  ),
  palliative: topic('palliative|hospice|end of life|terminal|comfort care|advance directive|dnr|dying'),
  genetics: topic('genetic*|hereditary|gene|brca*|family history|inherit*|huntington*'),

  documentation: task(
    'soap|clinic* note|progress note|visit note|discharge summar*|consult note|triage note|evaluation note|write + note|draft + note|medical record|chart|charting|adjust my notes|hpi|history of present|patient states|clinic visit|operative report|note template|outpatient summary|care plan|assessment and plan',
  ),
  rewrite: task(
    'rewrite|redraft|rephrase|edit + this|proofread|reword|organize into|reorgani*|correct + grammar|make it sound|format this|convert + into|clean up|polish',
  ),
  summary: task('summari*|summary|key points|tl dr|tldr|in short|shorten|condense|main points|resum*|bullet*'),
  patient_message: task(
    'message to + patient|reply to + patient|email to|letter to|patient portal|handout|leaflet|patient education|explain to + patient|letter of|referral letter|instructions for + patient',
  ),
  translation: task('translat*|in spanish|in french|in chinese|traduc*|interpret* for'),
  billing: task(
    'insurance|billing|bill|copay*|deductible|out of network|in network|prior auth*|claim*|medicare|medicaid|coverage|cpt|reimburs*|icd|icd 10|diagnosis code*|appeal',
  ),
  references: task(
    'reference*|citation*|cite|sources|studies|journal*|evidence for|literature|meta analys*|randomi*|research|papers',
  ),
  guideline: task(
    'guideline*|recommendations|protocol*|ada|aha|acog|who recommend*|nice|cdc|standard of care|uspstf|consensus',
  ),
  calculation: task(
    'calculat*|score + risk|risk score|creatinine clearance|bmi|mg kg|convert + units|wells|cha2ds2*|gfr|drip rate|infusion rate',
  ),
  plan_request: broad('plan|schedule|routine|program|steps|how do i|how to|guide me|checklist|template'),
  cost: task('cost*|price*|afford*|cheap*|expensive|how much does'),

  professional: person(
    'my patient|i have a patient|i am a nurse|i m a nurse|i am a doctor|as a physician|health physician|i am a physician|clinician|resident|pt is|patient presents|presents with|year old male|year old female|yo m|yo f|45y f|y o|differential|first line|contraindicat*|empiric|titrat*|mg kg|my clinic|attending|for my practice|soap|patient is|patient reports|patient states|quality improvement|consult',
  ),
  low_resource: person(
    'rural|remote|no hospital|far from|village|no access|no doctor|limited resource*|no electricity|clinic is closed|nearest hospital|without + insurance|can t get to|only have|no lab|sem cirurgiao|postinho|local midwife|field hospital|refugee*|outback',
  ),
  place_named: person(
    'in india|in china|in nigeria|in kenya|in brazil|in mexico|in the uk|in canada|in australia|in the us|in germany|in france|in japan|in pakistan|in manila|in africa|in toronto|in egypt|in turkey|in the philippines|in indonesia|in ghana|in south africa|country|countries|abroad|no brasil|en mexico|en espana|nhs',
  ),
  traditional_medicine: person(
    'traditional medicine|home remed*|folk|ayurved*|herbal|chinese medicine|homeopath*|healer|natural cure*|essential oil*|acupunct*|cupping|mate de coca|zuo yue zi|plant medicin*|remedio caseiro',
  ),
  non_english: person(''),

  wants_certainty: manner(
    'just tell me|yes or no|exact|exactly|direct answer|straight answer|no disclaimer*|don t want + disclaimer*|guarantee*|100|for sure|definitely|be honest|right now|no questions|no time|one answer|simple answer|is it safe|proven|certain',
  ),
  emotional: manner(
    'scared|afraid|terrified|worried|worry|worrying|anxious|embarrass*|ashamed|upset|crying|cry|desperate|frustrat*|alone|overwhelm*|can t cope|please help|freaking out|hate|messing everything up',
  ),
  plain_language: manner(
    'layman*|simple terms|simple words|plain language|plain english|explain like|easy to understand|don t understand|confused by|what does + mean|i don t get|for a child',
  ),
  symptom_report: manner(
    'i have|i ve been|i ve had|i feel|i keep|i m having|been feeling|feeling|my + hurts|my + swollen|started|for days|for weeks|since yesterday|getting worse|tengo|estou com|ho|j ai|ich habe',
  ),
  detailed_answer: manner(
    'in detail|detailed|comprehensive|thorough|advanced explanation|in depth|everything about|dig deeper|full explanation|ins detail',
  ),
  short_question: manner(''),
  any: { kind: 'any', cues: '' } as const,
} as const satisfies Readonly<Record<string, ScenarioRule>>;

export type Scenario = keyof typeof scenarios;
