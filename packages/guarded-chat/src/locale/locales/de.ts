import { str } from '@lit/localize/internal/str-tag.js';
import type { LocaleModule } from '../locale-module.ts';

const rephrase = 'Wenn du etwas anderes gemeint hast, drücke es anders aus.';
const danger = 'Wenn jemand in Gefahr ist, ruf den Notruf.';

export const templates: LocaleModule['templates'] = {
  idle: 'Nachrichten werden vor dem Senden auf diesem Gerät geprüft.',
  loading: str`Sicherheitsmodell wird geladen: ${0} %`,
  starting: 'Sicherheitsmodell wird gestartet',
  waiting: 'Deine Nachricht wird geprüft, sobald es bereit ist.',
  loadFailed: 'Das Sicherheitsmodell konnte nicht geladen werden.',
  checking: 'Deine Nachricht wird geprüft',
  safe: 'Geprüft: nichts Bedenkliches gefunden.',
  warned: str`Hier könnte es um Folgendes gehen: ${0}. Trotzdem senden?`,
  blocked: str`Nicht gesendet. Es geht offenbar um: ${0}.`,
  unchecked: 'Nicht gesendet: Deine Nachricht konnte nicht geprüft werden.',
  uncheckedWarned: 'Deine Nachricht konnte nicht geprüft werden. Trotzdem senden?',
  uncheckedSent: 'Ohne Prüfung gesendet.',
  textChanged:
    'Nicht gesendet: Der Text hat sich während der Prüfung geändert. Sende ihn noch einmal, wenn er fertig ist.',
  stopped: 'Nicht gesendet.',
  answerChecking: 'Die Antwort wird geprüft',
  answerSafe: 'Antwort geprüft: nichts Bedenkliches gefunden.',
  answerWarned: str`In der Antwort könnte es um Folgendes gehen: ${0}.`,
  answerBlocked: str`Die Antwort wird zurückgehalten. Es geht offenbar um: ${0}.`,
  answerUnchecked: 'Die Antwort konnte nicht geprüft werden.',
  unverified: 'Dieses Sicherheitsmodell ist ungeprüft: Nichts bürgt für das, was es findet.',
  unnamed: 'bedenkliche Inhalte',
  sendAnyway: 'Trotzdem senden',
  edit: 'Bearbeiten',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
};

export const categories: LocaleModule['categories'] = {
  'Violent Crimes': ['Gewalt gegen Menschen oder Tiere', danger],
  'Non-Violent Crimes': ['Straftaten wie Diebstahl, Betrug oder Drogenhandel', rephrase],
  'Sex Crimes': [
    'sexuelle Gewalt',
    'Wenn sie jemandem geschehen ist, helfen die Polizei und ein Hilfetelefon.',
  ],
  'Child Exploitation': [
    'sexueller Missbrauch von Kindern',
    'Wenn du von einem Fall weißt, sag es der Polizei oder einem Hilfetelefon.',
  ],
  Defamation: [
    'falsche Behauptungen, die einem Menschen schaden',
    'Bleib bei dem, was sich belegen lässt.',
  ],
  'Specialized Advice': [
    'medizinischer, rechtlicher oder finanzieller Rat',
    'Frag jemanden, der dafür ausgebildet ist.',
  ],
  Privacy: ['private Angaben über jemanden', 'Lass Namen, Adressen, Nummern und Passwörter weg.'],
  'Intellectual Property': [
    'Werke, die jemand anderem gehören',
    'Nimm eigene Worte, oder frag, wem das Werk gehört.',
  ],
  'Indiscriminate Weapons': ['Massenvernichtungswaffen', rephrase],
  Hate: ['Hass gegen eine Gruppe von Menschen', rephrase],
  'Self-Harm': [
    'Suizid oder Selbstverletzung',
    'Du bist nicht allein: Sprich mit jemandem, dem du vertraust, oder mit einem Hilfetelefon; im Notfall ruf den Notruf.',
  ],
  'Sexual Content': ['sexuelle Inhalte', rephrase],
  Elections: ['falsche Behauptungen über Wahlen', 'Das Wahlamt nennt Termine, Orte und Regeln.'],
  'Code Interpreter Abuse': ['schädliche Nutzung von Programmcode', rephrase],
  'Violence and Hate': ['Gewalt oder Hass', danger],
  'Criminal Planning': ['Planung einer Straftat', rephrase],
  'Guns and Illegal Weapons': ['Schusswaffen oder verbotene Waffen', rephrase],
  'Regulated or Controlled Substances': ['Drogen, Alkohol oder Tabak', rephrase],
};

export const reasons: LocaleModule['reasons'] = {
  'out-of-reach':
    'Das Sicherheitsmodell war nicht erreichbar. Prüfe die Verbindung und versuche es erneut.',
  damaged: 'Das Sicherheitsmodell kam beschädigt an. Versuche es erneut.',
  'not-supported': 'Dieser Browser oder dieses Gerät kann das Sicherheitsmodell nicht ausführen.',
  'no-room': 'Auf diesem Gerät ist kein Platz mehr für das Sicherheitsmodell.',
  'broke-off': 'Die Prüfung brach ab. Versuche es erneut.',
  'too-slow': 'Die Prüfung dauerte zu lange. Versuche es erneut.',
  'too-long': 'Der Text ist zu lang für die Prüfung. Kürze ihn, oder sende ihn in Teilen.',
};
