import type { Scenario } from './scenarios.ts';

/**
 * Everyday words for some scenarios in Spanish, Portuguese, French, Italian, German, Russian and Chinese, in the notation
 * of `scenarios.ts`. Read only where the user does not write English, so that they cannot collide with English words.
 */
export const foreignCues: Readonly<Partial<Record<Scenario, string>>> = {
  chest_pain: 'pecho + dolor|peito + dor|poitrine + douleur*|petto + dolor*|brust + schmerz*|боль + груд*|胸痛|胸口',
  stroke_signs: 'derrame|ictus|avc|schlaganfall|инсульт*|中风',
  breathing_trouble:
    'falta de ar|falta de aire|dificultad + respirar|dificuldade + respirar|du mal a respirer|mancanza di respiro|atemnot|одышк*|трудно дышать|呼吸困难',
  severe_bleeding: 'sangr*|hemorrag*|saign*|sanguin*|blutung*|blutet|кровотечен*|кровь|出血|流血',
  suicide_risk: 'suicid*|matarme|me matar|morir|selbstmord|umbringen|самоубийств*|自杀',
  head_or_spine_injury:
    'cabeza + golpe*|cabeca + bat*|testa + sbattut*|tete + coup|kopf + gestossen|ударил* + голов*|头部',
  seizure: 'convuls*|krampfanfall|судорог*|抽搐|癫痫',
  sick_infant: 'bebe + fiebre|bebe + febre|neonat* + febbre|baby + fieber|nourrisson + fievre|младен* + температур*',
  bite_or_sting: 'mordi*|mordedura|picadura*|picada*|morsure|morso|biss|укус*|咬伤|蛇',
  pregnancy: 'embaraz*|gravid*|gravidez|enceinte|grossesse|incinta|gravidanza|schwanger*|беремен*|怀孕|孕妇',
  postpartum: 'parto|posparto|dar a luz|accouch*|geburt|после родов|产后',
  breastfeeding: 'amament*|lactan*|pecho + bebe|allait*|allatt*|stillen|грудн* вскармлив*|母乳|哺乳',
  contraception: 'anticoncep*|pilula*|contracep*|preservativ*|verhutung*|контрацеп*|避孕',
  fertility: 'fertil*|fecond*|эко|бесплод*|试管',
  child:
    'hijo|hija|nino*|nina*|filho|filha|crianca*|enfant|bambin*|figli*|kind|kinder|sohn|tochter|ребен*|сын*|дочь|孩子|宝宝|儿童',
  medication:
    'medicament*|medicin*|remedio*|pastilla*|comprimid*|pilule*|farmac*|medikament*|tablette*|лекарств*|таблетк*|препарат*|药',
  dose: 'dosis|dose*|dosi|dosage|dosierung|дозиров*|доза|дозу|剂量',
  antibiotics: 'antibiotic*|antibiotiq*|antibiotik*|amoxicilin*|антибиотик*|抗生素',
  supplements: 'suplement*|vitamin*|complement*|integrator*|nahrungserganz*|витамин*|维生素|补充',
  stopping_medication: 'dejar de tomar|parar de tomar|arreter|smettere|absetzen|прекратить|停药',
  fever_or_infection:
    'fiebre|febre|fievre|febbre|fieber|infec*|infezion*|infektion*|температур*|инфекц*|发烧|感染|疫情',
  pain: 'dolor*|dor|dores|douleur*|mal de|schmerz*|weh|боль|болит|болят|疼|痛',
  headache: 'dolor de cabeza|dor de cabeca|mal de tete|mal di testa|kopfschmerz*|голова болит|болит голова|头痛|头疼',
  digestive: 'estomago|diarre*|vomit*|nause*|ventre|pancia|magen|durchfall|живот*|тошнот*|понос*|胃|腹泻|恶心',
  skin: 'piel|pele|peau|pelle|haut|ausschlag|erupc*|кож*|сып*|皮肤|皮疹',
  wound: 'herida*|ferid*|ferimento*|blessure*|plaie*|ferit*|wunde*|рана|рану|伤口',
  diabetes: 'diabet*|azucar + sangre|acucar + sangue|glucos*|glicem*|blutzucker|диабет*|糖尿病|血糖',
  hypertension: 'presion|pressao|tension arterielle|pressione|blutdruck|давлени*|高血压|血压',
  cancer: 'cancer*|tumor*|krebs|рак|опухол*|癌|肿瘤',
  mental_health: 'ansied*|depres*|angoiss*|ansia|angst|депресс*|тревог*|抑郁|焦虑',
  vaccination: 'vacun*|vacin*|vaccin*|impf*|прививк*|вакцин*|疫苗',
  travel: 'viaj*|viagem|voyage*|viaggi*|reise*|поездк*|путешеств*|旅行|旅游',
  test_result: 'analisis|exame*|analyse*|analisi|blutwert*|laborwert*|анализ*|检查|化验',
  nutrition: 'comer|comida|dieta*|alimenta*|manger|regime|mangiare|essen|ernahrung|еда|питани*|диет*|饮食|吃',
  dental: 'diente*|dente*|dent|dents|denti|zahn*|зуб*|牙',
  when_to_seek_care:
    'hospital|medico|urgencia*|pronto socorro|medecin|urgences|arzt|krankenhaus|ambulan*|врач*|больниц*|医院|医生',
  low_resource: 'pueblo + lejos|rural|zona remota|aldeia|interior|village|campagne|dorf|деревн*|农村|岛',
  documentation: 'nota clinica|historia clinica|prontuario|evolucao|arztbrief|выписк*|病历',
  cost: 'cuesta|precio*|custa|preco*|prix|costo|kosten|цена|стоит|费用|多少钱',
};
