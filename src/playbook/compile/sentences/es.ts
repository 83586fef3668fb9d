import { SPANISH_LABELS } from './labels/es.ts';
import { grouping } from '../../base/words.ts';
import type { Language, PainWords } from '../../kinds/language.ts';
import { longDay } from './long-day.ts';

const PAINS = {
  Problem: ['un problema', 'problemas'],
  Goal: ['un objetivo', 'objetivos'],
  Risk: ['un riesgo', 'riesgos'],
} as const;
const DRIVERS = { Grow: ' para crecer', 'Cut Cost': ' para reducir costes', Improve: ' para mejorar' };
const quote = (text: string) => `«${text}»`;

/** `3 objetivos del cliente para crecer`, `un punto de dolor`. */
function countOf({ many, kind, driver }: PainWords, ofWhom = ''): string {
  const [one, several] = kind ? PAINS[kind] : (['un punto de dolor', 'puntos de dolor'] as const);
  return `${many === undefined ? one : `${many} ${several}`}${ofWhom}${driver ? DRIVERS[driver] : ''}`;
}

/** Shown where no gate allows an override. */
const NO_OVERRIDE =
  'Ningún punto de control de los playbooks de esta organización permite excepciones; anote lo que dijo el cliente, que abre el paso, o pida a su administrador de Salesforce que las permita en un playbook.';

export const SPANISH: Language = {
  code: 'es',
  things: {
    situation: 'cómo lo hace hoy el cliente',
    problem: 'qué problema quiere resolver el cliente',
    'root cause': 'qué causa el problema',
    'business impact': 'qué le hace el problema al negocio',
    'personal impact': 'qué significa para las personas con las que habla',
    'desired state': 'qué debería ser distinto después',
    'success metric': 'cómo medirá el cliente el éxito',
    'critical event': 'qué acontecimiento marca su fecha',
    priority: 'qué lugar ocupa entre sus prioridades',
    'cost of inaction': 'qué pasa si no cambia nada',
    'tried before': 'qué ha probado ya el cliente',
    'required capabilities': 'qué tiene que poder hacer una solución',
    'solution fit': 'cómo encaja la solución con la necesidad',
    'economic buyer': 'quién libera el dinero',
    champion: 'quién defiende el cambio dentro',
    'stakeholder risk': 'qué pueden perder las personas implicadas',
    'decision criteria': 'según qué decidirá el cliente',
    'decision process': 'cómo decidirá el cliente',
    'paper process': 'qué hace falta para firmar un contrato',
    budget: 'de dónde sale el dinero',
    timeline: 'para cuándo lo necesita el cliente',
    alternatives: 'qué más podría hacer el cliente, incluido nada',
    'side effects': 'qué podría alterar el cambio',
    'customer confirmation': 'el sí del propio cliente al diagnóstico',
  },
  answerTo: (question) => `la respuesta a ${quote(question)}`,
  evidence: {
    Assumed: 'Supuesto: basta su mejor suposición',
    Heard: 'Oído: se lo dijeron',
    Quoted: 'Citado: en palabras del cliente',
    Confirmed: 'Confirmado: el cliente lo aprobó',
  },
  labels: SPANISH_LABELS,
  number: grouping('.', ','),
  quote,
  day: (bound) => {
    if (typeof bound === 'string') return longDay('es-ES', bound);
    if (bound.today === 0) return 'hoy';
    const days = `${Math.abs(bound.today)} ${Math.abs(bound.today) === 1 ? 'día' : 'días'}`;
    return bound.today > 0 ? `${days} después de hoy` : `${days} antes de hoy`;
  },
  joint: { concepts: ' y ', any: ', o ', all: ', y ', values: ' o ' },

  sentence: (stage, what, why) => `Falta desde la etapa ${stage}: ${what}.${why === undefined ? '' : ` ${why}`}`,
  brief: (stage) => `Desde la etapa ${stage} aún falta algo; el panel del punto de control lo muestra.`,

  orOpen: '; una respuesta abierta solo cuenta hasta su fecha límite y hasta el siguiente punto de control',
  pains: (words, evidence) => `al menos ${countOf(words, ' del cliente')} (${evidence})`,
  impact: (evidence, amount) =>
    amount === undefined
      ? `lo que al menos un punto de dolor cuesta al cliente al año (${evidence})`
      : `puntos de dolor que cuesten al cliente ${amount} o más al año (${evidence})`,
  fill: (label, currency) => `un valor${currency === undefined ? '' : ` en ${currency}`} en el campo ${quote(label)}`,
  set: (label, to) => `${to} en el campo ${quote(label)}`,
  tick: (label) => `la marca en la casilla ${quote(label)}`,
  ofAccount: (label) => `${label} de la cuenta`,
  orBlank: ' (o ningún valor)',
  movedBy: (label, days) =>
    `un aplazamiento de ${quote(label)} de ${days} ${days === 1 ? 'día' : 'días'} como mucho al guardar`,
  cameFrom: (stages) => `un paso por ${stages.join(' o ')} antes de esta etapa`,
  some: (atLeast, parts, isPoints) => `${atLeast} ${isPoints ? 'puntos' : 'o más'} de: ${parts.join('; ')}`,
  withPoints: (what, points) => `${what}: ${points}`,
  range: (from, to) => `${from} a ${to}`,
  orMore: (value) => `${value} o más`,
  orLess: (value) => `${value} o menos`,
  dayRange: (from, to) => `un día entre ${from} y ${to}`,
  orLater: (day) => `${day} o más tarde`,
  orEarlier: (day) => `${day} o antes`,
  prescribed: {
    all: 'al menos un producto y, para cada producto, un punto de dolor que el cliente haya confirmado',
    ifAny: 'para cada producto, un punto de dolor que el cliente haya confirmado',
  },
  score: (atLeast) => `una puntuación de descubrimiento de ${atLeast} o más`,
  whys: {
    answered: 'El cliente es quien mejor lo sabe.',
    pains: 'Se cambia por un problema propio, no por uno que vemos nosotros.',
    impact: 'Un precio solo se puede juzgar junto a lo que cuesta el problema.',
    field: 'El siguiente paso se apoya en ello.',
    prescribed: 'Un producto sin punto de dolor es nuestro deseo, no su necesidad.',
    score: 'Cuanto mejor se entiende, mejor se puede ayudar.',
    cameFrom: 'Una etapa que se salta es una conversación con el cliente que no hubo.',
  },

  short: {
    things: {
      situation: 'Cómo lo hacen hoy',
      problem: 'Problema por resolver',
      'root cause': 'Causa del problema',
      'business impact': 'Efecto en el negocio',
      'personal impact': 'Efecto en sus interlocutores',
      'desired state': 'Situación deseada',
      'success metric': 'Medida del éxito',
      'critical event': 'Hecho que fija la fecha',
      priority: 'Lugar entre las prioridades',
      'cost of inaction': 'Coste de no cambiar',
      'tried before': 'Lo que ya probaron',
      'required capabilities': 'Capacidades necesarias',
      'solution fit': 'Encaje de la solución',
      'economic buyer': 'Quién libera el dinero',
      champion: 'Quién defiende el cambio',
      'stakeholder risk': 'Lo que pueden perder',
      'decision criteria': 'Criterios de decisión',
      'decision process': 'Proceso de decisión',
      'paper process': 'Pasos hasta la firma',
      budget: 'Origen del dinero',
      timeline: 'Para cuándo lo necesitan',
      alternatives: 'Otras opciones del cliente',
      'side effects': 'Posibles efectos secundarios',
      'customer confirmation': 'Sí del cliente al diagnóstico',
    },
    levels: { Assumed: 'Supuesto', Heard: 'Oído', Quoted: 'Citado', Confirmed: 'Confirmado' },
    pains: (words) => countOf(words),
    impact: (amount) => (amount === undefined ? 'Coste al año' : `Coste desde ${amount}`),
    field: (label) => `Campo ${quote(label)}`,
    prescribed: 'Productos para dolores confirmados',
    score: (atLeast) => `Puntuación desde ${atLeast}`,
    any: (count) => `Una de ${count} opciones`,
    all: (count) => `Los ${count} puntos`,
    some: (atLeast, of, isPoints) => (isPoints ? `${atLeast} de ${of} puntos` : `Al menos ${atLeast} de ${of}`),
    cameFrom: (stages) => (stages.length > 0 ? `Solo desde ${stages.join(' o ')}` : 'Solo desde ciertas etapas'),
  },

  steps: (most) =>
    `Haga avanzar la oportunidad como mucho ${most === 1 ? 'una etapa' : `${most} etapas`} cada vez. Cada etapa sirve para saber algo del cliente, aunque dure solo un día.`,
  newRecord: (stage) =>
    `Guarde primero la oportunidad en ${stage}, anote lo que ya sabe del cliente y después hágala avanzar. Las respuestas y los puntos de dolor solo se anotan en una oportunidad guardada.`,
  unknownStage:
    'El playbook de esta oportunidad no conoce esta etapa y no sabe qué debería haber dicho el cliente hasta entonces. Elija otra etapa, o pida a su administrador de Salesforce que la añada al playbook.',
  product:
    'Vincule este producto a un punto de dolor que el cliente haya confirmado: elija una recomendación de esta oportunidad, o cree una antes. Un producto sin punto de dolor es nuestro deseo, no su necesidad.',
  overrideStage: (gates) => {
    if (gates.length === 0) return [NO_OVERRIDE];
    const only = 'Una excepción solo se pide para entrar en';
    const tail = 'Pídala desde el panel del punto de control, que rellena la etapa y su lugar.';
    return [
      `${only} ${gates.map(({ toEnter }) => toEnter).join(', ')}. ${tail}`,
      `${only} una de las ${gates.length} etapas que el playbook prevé. ${tail}`,
    ];
  },
  overrideTime: (gates) => {
    const head =
      'Elija un último día más cercano. Una excepción vale desde hoy, como mucho, lo que permite su punto de control';
    const each = gates.map(({ toEnter, days }) => `${toEnter} (${days} días)`).join(', ');
    return [`${head}: ${each}.`, `${head}; el panel del punto de control dice cuánto es.`];
  },
  overrideReason: (gates) => {
    const head = 'Elija uno de los motivos que el playbook prevé';
    const each = gates.map(({ toEnter, reasons }) => `${toEnter}: ${reasons.join(', ')}`).join('; ');
    return [`${head}. ${each}.`, `${head}; el panel del punto de control los muestra.`];
  },
  overrideApprover:
    'No puede aprobar una excepción de este punto de control. Pídalo a alguien con el permiso que el playbook prevé para ello.',
  decisionPlaybook:
    'Esta decisión nombra una versión de playbook que esta organización nunca tuvo. Déjelo al panel, que registra el código y la versión que juzgaron el intento.',
};
