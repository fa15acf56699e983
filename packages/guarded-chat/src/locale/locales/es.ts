import { str } from '@lit/localize/internal/str-tag.js';
import type { LocaleModule } from '../locale-module.ts';

const rephrase = 'Si querías decir otra cosa, exprésala de otra manera.';
const danger = 'Si alguien está en peligro, llama a los servicios de emergencia.';

export const templates: LocaleModule['templates'] = {
  idle: 'Los mensajes se revisan en este dispositivo antes de enviarse.',
  loading: str`Cargando el modelo de seguridad: ${0} %`,
  starting: 'Iniciando el modelo de seguridad',
  waiting: 'Tu mensaje se revisará en cuanto esté listo.',
  loadFailed: 'No se pudo cargar el modelo de seguridad.',
  checking: 'Revisando tu mensaje',
  safe: 'Revisado: no se encontró nada inseguro.',
  warned: str`Esto puede tratar de: ${0}. ¿Enviarlo de todos modos?`,
  blocked: str`No enviado. Parece tratar de: ${0}.`,
  unchecked: 'No enviado: no se pudo revisar tu mensaje.',
  uncheckedWarned: 'No se pudo revisar tu mensaje. ¿Enviarlo de todos modos?',
  uncheckedSent: 'Enviado sin revisión.',
  textChanged:
    'No enviado: el texto cambió durante la revisión. Envíalo de nuevo cuando esté listo.',
  stopped: 'No enviado.',
  answerChecking: 'Revisando la respuesta',
  answerSafe: 'Respuesta revisada: no se encontró nada inseguro.',
  answerWarned: str`La respuesta puede tratar de: ${0}.`,
  answerBlocked: str`La respuesta se ha retenido. Parece tratar de: ${0}.`,
  answerUnchecked: 'No se pudo revisar la respuesta.',
  unverified: 'Este modelo de seguridad no está verificado: nada garantiza lo que encuentra.',
  unnamed: 'contenido inseguro',
  sendAnyway: 'Enviar de todos modos',
  edit: 'Editar',
  retry: 'Reintentar',
  cancel: 'Cancelar',
};

export const categories: LocaleModule['categories'] = {
  'Violent Crimes': ['violencia contra personas o animales', danger],
  'Non-Violent Crimes': ['delitos como robo, fraude o tráfico de drogas', rephrase],
  'Sex Crimes': [
    'violencia sexual',
    'Si le ha ocurrido a alguien, la policía y las líneas de ayuda pueden ayudar.',
  ],
  'Child Exploitation': [
    'abuso sexual de menores',
    'Si conoces un caso, avisa a la policía o a una línea de ayuda.',
  ],
  Defamation: [
    'afirmaciones falsas que dañan a una persona',
    'Limítate a lo que se pueda demostrar.',
  ],
  'Specialized Advice': [
    'consejos médicos, legales o financieros',
    'Pregunta a un profesional cualificado.',
  ],
  Privacy: ['datos privados de alguien', 'Omite nombres, direcciones, números y contraseñas.'],
  'Intellectual Property': [
    'obras que pertenecen a otra persona',
    'Usa tus propias palabras o pide permiso a su titular.',
  ],
  'Indiscriminate Weapons': ['armas de destrucción masiva', rephrase],
  Hate: ['odio contra un grupo de personas', rephrase],
  'Self-Harm': [
    'suicidio o autolesiones',
    'No estás a solas: habla con alguien de confianza o con una línea de ayuda; en una emergencia, llama a los servicios de emergencia.',
  ],
  'Sexual Content': ['contenido sexual', rephrase],
  Elections: [
    'afirmaciones falsas sobre elecciones',
    'La autoridad electoral publica las fechas, los lugares y las normas.',
  ],
  'Code Interpreter Abuse': ['uso dañino de código informático', rephrase],
  'Violence and Hate': ['violencia u odio', danger],
  'Criminal Planning': ['planificación de un delito', rephrase],
  'Guns and Illegal Weapons': ['armas de fuego o armas ilegales', rephrase],
  'Regulated or Controlled Substances': ['drogas, alcohol o tabaco', rephrase],
};

export const reasons: LocaleModule['reasons'] = {
  'out-of-reach':
    'No se pudo descargar el modelo de seguridad. Comprueba la conexión e inténtalo de nuevo.',
  damaged: 'El modelo de seguridad llegó dañado. Inténtalo de nuevo.',
  'not-supported': 'Este navegador o dispositivo no puede ejecutar el modelo de seguridad.',
  'no-room': 'No queda espacio en este dispositivo para guardar el modelo de seguridad.',
  'broke-off': 'La revisión se interrumpió. Inténtalo de nuevo.',
  'too-slow': 'La revisión tardó demasiado. Inténtalo de nuevo.',
  'too-long': 'El texto es demasiado largo para revisarlo. Acórtalo o envíalo por partes.',
};
