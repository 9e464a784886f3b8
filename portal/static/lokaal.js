// form[data-lokaal]: what is typed survives a dropped connection, on this device, for this user.
// It is kept encrypted with a key that only a signed-in page of the same user has, for 12 hours;
// it goes when it was saved, thrown away, or the user signs out (app.js). See docs/frontend.md.
(() => {
  "use strict";

  const VOOR = "mz-lokaal.";
  const VERZONDEN = "mz-verzonden";
  const LANGST = 12 * 3600 * 1000;
  const WACHT = 400;
  const OVERGESLAGEN = ["hidden", "password", "file", "submit"];

  const formulier = document.querySelector("form[data-lokaal]");
  const namen = () => Object.keys(localStorage).filter((naam) => naam.startsWith(VOOR));
  const als64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const van64 = (tekst) => Uint8Array.from(atob(tekst), (teken) => teken.charCodeAt(0));
  const lees = (naam) => {
    try {
      return JSON.parse(localStorage.getItem(naam));
    } catch (fout) {
      return null;
    }
  };

  // A page that says "Gelukt" after this tab sent the form: it was saved.
  const verzonden = sessionStorage.getItem(VERZONDEN);
  if (verzonden && document.querySelector(".govuk-notification-banner--success")) localStorage.removeItem(verzonden);
  sessionStorage.removeItem(VERZONDEN);
  namen().forEach((naam) => {
    if (!(Date.now() - lees(naam)?.op < LANGST)) localStorage.removeItem(naam);
  });
  if (!formulier || !window.crypto?.subtle) return;

  const { lokaal, lokaalSleutel, lokaalVan } = formulier.dataset;
  const plek = `${VOOR}${lokaalVan}.${lokaal}`;
  namen().forEach((naam) => {
    if (!naam.startsWith(`${VOOR}${lokaalVan}.`)) localStorage.removeItem(naam);
  });
  const sleutel = crypto.subtle.importKey("raw", van64(lokaalSleutel), "AES-GCM", false, ["encrypt", "decrypt"]);

  const melding = document.createElement("div");
  melding.className = "mz-conflict";
  melding.setAttribute("role", "status");
  melding.hidden = true;
  formulier.prepend(melding);
  const zeg = (tekst, ...knoppen) => {
    const alinea = document.createElement("p");
    alinea.className = "govuk-body";
    alinea.textContent = tekst;
    melding.replaceChildren(alinea, ...knoppen);
    melding.hidden = false;
  };
  const knop = (tekst, doe) => {
    const nieuw = document.createElement("button");
    nieuw.type = "button";
    nieuw.className = "govuk-button govuk-button--secondary";
    nieuw.textContent = tekst;
    nieuw.addEventListener("click", doe);
    return nieuw;
  };

  const velden = () => [...formulier.elements].filter((veld) => veld.name && !OVERGESLAGEN.includes(veld.type));
  const isKeuze = (veld) => veld.type === "checkbox" || veld.type === "radio";
  const inhoud = () => JSON.stringify(velden().map((veld) => [veld.name, isKeuze(veld) ? veld.checked : veld.value]));
  const begin = inhoud();
  // What a refused save shows again is kept nowhere but here.
  const geweigerd = document.querySelector(".govuk-error-summary") !== null;
  let veilig = geweigerd ? null : begin;

  let teller = 0;
  let gestopt = false;
  document.querySelector("form[action='/uitloggen']")?.addEventListener("submit", () => { gestopt = true; });
  async function bewaar() {
    const tekst = inhoud();
    teller += 1;
    const nr = teller;
    if (gestopt || tekst === veilig) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const dicht = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sleutel, new TextEncoder().encode(tekst));
    if (nr === teller && !gestopt) localStorage.setItem(plek, JSON.stringify({ op: Date.now(), iv: als64(iv), tekst: als64(dicht) }));
  }

  async function haal() {
    const rij = lees(plek);
    if (!rij) return null;
    try {
      const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: van64(rij.iv) }, await sleutel, van64(rij.tekst));
      return { op: new Date(rij.op), tekst: new TextDecoder().decode(open) };
    } catch (fout) {
      localStorage.removeItem(plek);
      return null;
    }
  }

  function zetTerug(tekst) {
    const alle = velden();
    JSON.parse(tekst).forEach(([naam, waarde], nr) => {
      const veld = alle[nr]?.name === naam ? alle[nr] : alle.find((ander) => ander.name === naam);
      if (!veld) return;
      if (isKeuze(veld)) veld.checked = waarde;
      else veld.value = waarde;
    });
    formulier.dispatchEvent(new Event("input"));
    melding.hidden = true;
    velden()[0]?.focus();
  }

  function gooiWeg() {
    localStorage.removeItem(plek);
    if (geweigerd) veilig = null;
    melding.hidden = true;
    velden()[0]?.focus();
  }

  async function biedAan() {
    const oud = await haal();
    if (!oud || oud.tekst === begin) {
      if (geweigerd) bewaar();
      else localStorage.removeItem(plek);
      return;
    }
    veilig = begin;
    const tijd = oud.op.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
    zeg(
      `Op dit apparaat staat tekst van ${tijd} uur die nog niet is opgeslagen. Wilt u die terugzetten?`,
      knop("Tekst terugzetten", () => zetTerug(oud.tekst)),
      knop("Tekst weggooien", gooiWeg),
    );
  }

  const zegOffline = () => zeg("U heeft geen verbinding. Uw tekst blijft op dit apparaat staan. Sla op zodra u weer verbinding heeft.");
  let klok;
  formulier.addEventListener("input", () => {
    clearTimeout(klok);
    klok = setTimeout(bewaar, WACHT);
  });
  window.addEventListener("pagehide", bewaar);
  window.addEventListener("offline", () => {
    bewaar();
    zegOffline();
  });
  window.addEventListener("online", () => zeg("U heeft weer verbinding. Sla uw tekst nu op."));
  formulier.addEventListener(
    "submit",
    (gebeurtenis) => {
      bewaar();
      if (navigator.onLine) {
        sessionStorage.setItem(VERZONDEN, plek);
        return;
      }
      gebeurtenis.preventDefault();
      zegOffline();
    },
    { capture: true },
  );
  biedAan();
})();
