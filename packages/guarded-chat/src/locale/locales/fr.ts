import { str } from '@lit/localize/internal/str-tag.js';
import type { LocaleModule } from '../locale-module.ts';

const rephrase = 'Si vous vouliez dire autre chose, dites-le autrement.';
const danger = 'Si quelqu’un est en danger, appelez les secours.';

export const templates: LocaleModule['templates'] = {
  idle: 'Les messages sont vérifiés sur cet appareil avant l’envoi.',
  loading: str`Chargement du modèle de sécurité : ${0} %`,
  starting: 'Démarrage du modèle de sécurité',
  waiting: 'Votre message sera vérifié dès qu’il sera prêt.',
  loadFailed: 'Le modèle de sécurité n’a pas pu être chargé.',
  checking: 'Vérification de votre message',
  safe: 'Vérifié : rien de dangereux trouvé.',
  warned: str`Il s’agit peut-être de : ${0}. Envoyer quand même ?`,
  blocked: str`Non envoyé. Il semble s’agir de : ${0}.`,
  unchecked: 'Non envoyé : votre message n’a pas pu être vérifié.',
  uncheckedWarned: 'Votre message n’a pas pu être vérifié. Envoyer quand même ?',
  uncheckedSent: 'Envoyé sans vérification.',
  textChanged:
    'Non envoyé : le texte a changé pendant la vérification. Renvoyez-le quand il sera prêt.',
  stopped: 'Non envoyé.',
  answerChecking: 'Vérification de la réponse',
  answerSafe: 'Réponse vérifiée : rien de dangereux trouvé.',
  answerWarned: str`Dans la réponse, il s’agit peut-être de : ${0}.`,
  answerBlocked: str`La réponse est retenue. Il semble s’agir de : ${0}.`,
  answerUnchecked: 'La réponse n’a pas pu être vérifiée.',
  unverified: 'Ce modèle de sécurité n’est pas vérifié : rien ne garantit ce qu’il trouve.',
  unnamed: 'contenu dangereux',
  sendAnyway: 'Envoyer quand même',
  edit: 'Modifier',
  retry: 'Réessayer',
  cancel: 'Annuler',
};

export const categories: LocaleModule['categories'] = {
  'Violent Crimes': ['violence contre des personnes ou des animaux', danger],
  'Non-Violent Crimes': ['délits comme le vol, la fraude ou le trafic de drogue', rephrase],
  'Sex Crimes': [
    'violences sexuelles',
    'Si quelqu’un en a subi, la police et une ligne d’écoute peuvent aider.',
  ],
  'Child Exploitation': [
    'abus sexuels sur des enfants',
    'Si vous connaissez un cas, prévenez la police ou une ligne d’écoute.',
  ],
  Defamation: [
    'affirmations fausses qui nuisent à une personne',
    'Tenez-vous-en à ce qui peut être prouvé.',
  ],
  'Specialized Advice': [
    'conseils médicaux, juridiques ou financiers',
    'Demandez à une personne qualifiée.',
  ],
  Privacy: ['données privées de quelqu’un', 'Omettez noms, adresses, numéros et mots de passe.'],
  'Intellectual Property': [
    'œuvres qui appartiennent à autrui',
    'Utilisez vos propres mots, ou demandez à qui l’œuvre appartient.',
  ],
  'Indiscriminate Weapons': ['armes de destruction massive', rephrase],
  Hate: ['haine envers un groupe de personnes', rephrase],
  'Self-Harm': [
    'suicide ou automutilation',
    'Vous n’avez pas à porter cela sans aide : parlez à une personne de confiance ou à une ligne d’écoute ; en cas d’urgence, appelez les secours.',
  ],
  'Sexual Content': ['contenu sexuel', rephrase],
  Elections: [
    'affirmations fausses sur des élections',
    'Le bureau électoral donne les dates, les lieux et les règles.',
  ],
  'Code Interpreter Abuse': ['usage nuisible de code informatique', rephrase],
  'Violence and Hate': ['violence ou haine', danger],
  'Criminal Planning': ['préparation d’un délit', rephrase],
  'Guns and Illegal Weapons': ['armes à feu ou armes illégales', rephrase],
  'Regulated or Controlled Substances': ['drogues, alcool ou tabac', rephrase],
};

export const reasons: LocaleModule['reasons'] = {
  'out-of-reach':
    'Le modèle de sécurité n’a pas pu être téléchargé. Vérifiez la connexion et réessayez.',
  damaged: 'Le modèle de sécurité est arrivé endommagé. Réessayez.',
  'not-supported': 'Ce navigateur ou cet appareil ne peut pas exécuter le modèle de sécurité.',
  'no-room': 'Il n’y a plus de place sur cet appareil pour le modèle de sécurité.',
  'broke-off': 'La vérification s’est interrompue. Réessayez.',
  'too-slow': 'La vérification a pris trop de temps. Réessayez.',
  'too-long':
    'Le texte est trop long pour être vérifié. Raccourcissez-le ou envoyez-le en parties.',
};
