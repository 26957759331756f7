/** Our own lists, drawn from grammar and from daily news; firm-words.ts tells what each holds. */
import type { FirmWords } from "./firm-words.ts";

export const de: FirmWords = {
  may: `könnte könnten könne mag mögen dürfte dürften sollte sollten`,
  plans: `plant planen plante planten beabsichtigt beabsichtigen beabsichtigte will wollen wollte wollten hofft hoffen
    hoffte droht drohen drohte drohten erwägt erwägen erwog erwogen versucht versuchen versuchte strebt-an prüft prüfen`,
  can: `kann können darf dürfen`,
  will: `wird werden`,
  hedges: `mindestens höchstens wenigstens angeblich* mutmaßlich* offenbar offensichtlich möglicherweise vielleicht wahrscheinlich vermutlich anscheinend
    wohl vermeintlich* unbestätigt* scheint scheinen soll sollen womöglich`,
  roughly: `etwa rund ungefähr circa ca fast beinahe knapp mindestens wenigstens höchstens bis-zu mehr-als über weniger-als
    unter schätzungsweise gut an-die nahezu`,
  claims: `behauptet* behaupten wirft-vor warf-vor vorgeworfen beschuldigt* bezichtigt* laut zufolge nach-angaben
    bezeichnet* beteuert* beharrt* vorwurf vorwürfe* angaben verdächtigt* wirft warf`,
  says: `sagte sagten sagt sagen erklärte erklärten erklärt teilte-mit mitgeteilt berichtete berichteten warnte warnten meinte laut zufolge nach-angaben schrieb`,
  open: `wenn falls ob würde würden erwartet* erwarten voraussichtlich möglich* geplant* plan pläne absicht hoffnung drohung*
    befürcht* gefahr risiko schätz* verdacht gerücht* frage* angebot bittet bat gebeten fordert* forderung* aufgerufen
    bereit option*`,
  asks: `bittet bat baten gebeten fordert* forderung* verlangt* verlangen drängt drängte gedrängt schlägt-vor schlug-vor
    vorgeschlagen aufgerufen ruft-auf rief appelliert* bietet bot angeboten aufgefordert will wollte`,
  agrees: `stimmt-zu stimmte zugestimmt stimmen einverstanden akzeptiert* willigt* eingewilligt genehmigt* billigt* gebilligt
    zugesagt sagt-zu sagte-zu versprach versprochen verspricht verpflichtet*`,
  disputes: `beschuldigt beschuldigte beschuldigten bezichtigt bezichtigte wirft warf werfen warfen verklagt verklagte verklagten kritisiert kritisierte kritisierten verurteilt verurteilte weist wies widerspricht widersprach widersprechen bestreitet bestritt bestreiten angeklagt vorgeworfen`,
  by: ``,
  mutual: ``,
};
