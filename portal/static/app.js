// Small enhancements. Without this file every page works by plain links and forms.
(() => {
  "use strict";

  const UITSTEL_REKENEN = 300;
  const UITSTEL_MELDING = 800;
  const TUSSENTIJD_BEWAREN = 30000;
  const WAARSCHUW_SECONDEN = 300;
  const MEESTE_KEREN = 60;

  const alle = (kiezer, binnen = document) => [...binnen.querySelectorAll(kiezer)];
  const element = (naam, klasse, tekst) => {
    const nieuw = document.createElement(naam);
    nieuw.className = klasse;
    nieuw.textContent = tekst;
    return nieuw;
  };
  const inhoudVan = (form) => new URLSearchParams(new FormData(form)).toString();
  const bezig = new WeakSet();
  const bewaard = new WeakMap();
  const bewaringen = new WeakMap();
  let verlengSessie = () => {};

  function uitstel(ms, doe) {
    let klok;
    return (...args) => {
      clearTimeout(klok);
      klok = setTimeout(() => doe(...args), ms);
    };
  }

  // A redirect means the sign-in page: never show that inside this one.
  async function verstuur(form, url, signal) {
    const antwoord = await fetch(url, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
      redirect: "error",
      signal,
    });
    verlengSessie();
    return antwoord;
  }

  // --- data-uitkomst-url: the outcome follows while typing -------------------
  function volgUitkomst(form) {
    const doel = document.querySelector("[data-uitkomst]");
    const status = document.querySelector("[data-uitkomst-status]");
    let lopend;
    const meld = uitstel(UITSTEL_MELDING, (tekst) => { status.textContent = tekst; });

    const toon = (html) => {
      doel.innerHTML = html;
      doel.classList.remove("mz-oud");
      alle("[data-som]", doel).forEach((som) => { document.getElementById(som.dataset.som).textContent = som.textContent; });
      meld(doel.querySelector("[data-zin]")?.dataset.zin ?? "");
    };
    const toonOud = () => {
      doel.classList.add("mz-oud");
      alle(".mz-nojs", form).forEach((knop) => knop.classList.remove("mz-nojs"));
      meld("Niet bijgewerkt. Kies Opnieuw berekenen.");
    };
    const bereken = uitstel(UITSTEL_REKENEN, async () => {
      lopend?.abort();
      lopend = new AbortController();
      const { signal } = lopend;
      try {
        const antwoord = await verstuur(form, form.dataset.uitkomstUrl, signal);
        if (!antwoord.ok && antwoord.status !== 422) throw new Error(antwoord.status);
        const html = await antwoord.text();
        if (!signal.aborted) toon(html);
      } catch (fout) {
        if (!signal.aborted) toonOud();
      }
    });
    form.addEventListener("input", bereken);
  }

  // --- data-autosave-url: on leaving a field and every 30 seconds ------------
  function bewaarVanzelf(form) {
    const melding = form.querySelector("[data-opgeslagen]");
    const zeg = (tekst, fout = false) => {
      melding.textContent = tekst;
      melding.classList.toggle("mz-opgeslagen--fout", fout);
    };
    const zetVerborgen = (waarden = {}) => {
      Object.entries(waarden).forEach(([naam, waarde]) => {
        alle(`input[type=hidden][name="${CSS.escape(naam)}"]`, form).forEach((veld) => { veld.value = waarde; });
      });
    };
    const verwerk = {
      200: ({ tekst, waarden }, verzonden) => {
        const vooraf = inhoudVan(form);
        zetVerborgen(waarden);
        bewaard.set(form, vooraf === verzonden ? inhoudVan(form) : verzonden);
        zeg(tekst);
      },
      409: ({ conflicten, waarden }) => {
        zetVerborgen(waarden);
        conflicten.forEach((conflict) => toonConflict(form, conflict));
        zeg("Niet alles is opgeslagen. Bekijk de melding bij het veld.", true);
      },
      422: ({ tekst, waarden }) => {
        zetVerborgen(waarden);
        zeg(tekst ?? "Nog niet opgeslagen. Controleer wat u heeft ingevuld.", true);
      },
    };
    const stuur = async (verzonden) => {
      try {
        const antwoord = await verstuur(form, form.dataset.autosaveUrl);
        verwerk[antwoord.status](await antwoord.json(), verzonden);
      } catch (fout) {
        zeg("Niet opgeslagen. Wij proberen het over 30 seconden opnieuw.", true);
      } finally {
        bewaringen.delete(form);
      }
    };
    const bewaar = () => {
      const verzonden = inhoudVan(form);
      if (bewaringen.has(form) || bezig.has(form) || verzonden === bewaard.get(form)) return;
      bewaringen.set(form, stuur(verzonden));
    };
    form.addEventListener("focusout", () => setTimeout(bewaar));
    setInterval(bewaar, TUSSENTIJD_BEWAREN);
    document.addEventListener("keydown", (toets) => {
      if (toets.altKey && toets.shiftKey && toets.code === "KeyS") bewaar();
    });
  }

  function toonConflict(form, { veld, tekst, url }) {
    const invoer = form.elements.namedItem(veld);
    const bij = invoer?.closest?.(".govuk-form-group") ?? form;
    alle(".mz-conflict", bij).forEach((oud) => oud.remove());
    const melding = element("p", "mz-conflict", `${tekst} `);
    melding.setAttribute("role", "alert");
    if (url) {
      const link = element("a", "govuk-link", "Bekijk beide versies");
      link.href = url;
      melding.append(link);
    }
    bij.append(melding);
  }

  // --- data-bewaak, data-autosave-url: warn before unsaved text is lost ------
  function bewaak(form) {
    bewaard.set(form, inhoudVan(form));
    window.addEventListener("beforeunload", (gebeurtenis) => {
      if (!bezig.has(form) && inhoudVan(form) !== bewaard.get(form)) gebeurtenis.preventDefault();
    });
  }

  // --- a second click does not send a form twice; a save under way goes first ------
  function verstuurEenKeer(form) {
    form.addEventListener("submit", async (gebeurtenis) => {
      if (bezig.has(form)) gebeurtenis.preventDefault();
      else if (!gebeurtenis.defaultPrevented) {
        bezig.add(form);
        const bewaring = bewaringen.get(form);
        if (!bewaring) return;
        gebeurtenis.preventDefault();
        await bewaring;
        bezig.delete(form);
        form.requestSubmit(gebeurtenis.submitter);
      }
    });
    window.addEventListener("pageshow", () => bezig.delete(form));
  }

  // --- button[data-ververs=id]: submit, and refresh only that part of the page -----
  function verversDeel(knop) {
    const form = knop.form;
    const { id } = document.getElementById(knop.dataset.ververs);
    knop.addEventListener("click", async (klik) => {
      klik.preventDefault();
      if (bezig.has(form)) return;
      bezig.add(form);
      await bewaringen.get(form);
      const inhoud = new FormData(form);
      inhoud.append(knop.name, knop.value);
      try {
        const antwoord = await fetch(form.action, { method: "POST", body: inhoud });
        const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
        const nieuw = pagina.getElementById(id);
        if (!antwoord.ok || !nieuw) throw new Error(id);
        neemOver(form, pagina, nieuw, id);
        bezig.delete(form);
      } catch (fout) {
        bezig.delete(form);
        form.requestSubmit(knop);
      }
    });
  }

  function neemOver(form, pagina, nieuw, id) {
    document.getElementById(id).replaceWith(nieuw);
    alle("input[type=hidden]", form).forEach((veld) => {
      const vers = pagina.querySelector(`input[type=hidden][name="${CSS.escape(veld.name)}"]`);
      if (vers) veld.value = vers.value;
    });
    alle("[data-ververs]", nieuw).forEach(verversDeel);
    bewaard.set(form, inhoudVan(form));
    (nieuw.querySelector("[data-focus]") ?? nieuw.querySelector("input, select, textarea, button"))?.focus();
    form.dispatchEvent(new Event("input"));
  }

  // --- [data-volg=10]: parts with an id follow, every so many seconds, while one is being made --
  function volg(deel) {
    let keren = 0;
    const klok = setInterval(async () => {
      keren += 1;
      if (keren === MEESTE_KEREN) clearInterval(klok);
      const antwoord = await fetch(location.href).catch(() => null);
      if (!antwoord?.ok || antwoord.redirected) return;
      const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      alle("[data-volgt]").filter((oud) => !oud.contains(document.activeElement)).forEach((oud) => {
        const nieuw = pagina.getElementById(oud.id);
        if (nieuw && nieuw.textContent !== oud.textContent) oud.innerHTML = nieuw.innerHTML;
      });
      if (!pagina.querySelector("[data-volg]")) clearInterval(klok);
    }, Number(deel.dataset.volg) * 1000);
  }

  // --- textarea[data-woorden=250]: a count from 80% on; it never blocks --------------
  function telWoorden(vak) {
    const grens = Number(vak.dataset.woorden);
    const teller = element("p", "govuk-hint mz-teller", "");
    teller.setAttribute("aria-live", "polite");
    vak.after(teller);
    const tel = () => {
      const aantal = (vak.value.match(/\S+/g) ?? []).length;
      teller.textContent = aantal < grens * 0.8 ? "" : `${aantal} woorden. De richtlijn is hooguit ${grens}.`;
    };
    tel();
    vak.addEventListener("input", uitstel(UITSTEL_MELDING, tel));
  }

  // --- body[data-sessie-seconden][data-sessie-url]: warn 5 minutes before the end ----
  function bewaakSessie({ sessieSeconden, sessieUrl }) {
    const venster = element("dialog", "mz-sessie", "");
    const kop = element("h2", "govuk-heading-m", "U wordt over 5 minuten uitgelogd");
    const uitleg = element("p", "govuk-body", "U heeft een tijd niets opgeslagen. Wilt u langer doorgaan?");
    const knop = element("button", "govuk-button", "Langer doorgaan");
    kop.id = "sessie-kop";
    knop.type = "button";
    venster.setAttribute("aria-labelledby", kop.id);
    venster.append(kop, uitleg, knop);
    document.body.append(venster);

    let klokken = [];
    verlengSessie = () => {
      klokken.forEach(clearTimeout);
      const tot = Number(sessieSeconden) - WAARSCHUW_SECONDEN;
      klokken = [
        setTimeout(() => venster.showModal(), tot * 1000),
        setTimeout(() => {
          kop.textContent = "U bent uitgelogd";
          uitleg.textContent = "Log opnieuw in. Wat is opgeslagen, is bewaard.";
          knop.textContent = "Opnieuw inloggen";
          knop.onclick = () => location.reload();
        }, Number(sessieSeconden) * 1000),
      ];
    };
    knop.onclick = async () => {
      try {
        const antwoord = await fetch(sessieUrl, {
          method: "POST",
          redirect: "error",
          body: new URLSearchParams({ csrf_token: document.querySelector("[name=csrf_token]").value }),
        });
        if (!antwoord.ok) throw new Error(antwoord.status);
        venster.close();
        verlengSessie();
      } catch (fout) {
        uitleg.textContent = "Dit is niet gelukt. Probeer het nog een keer.";
      }
    };
    verlengSessie();
  }

  alle("form[data-autosave-url], form[data-bewaak]").forEach(bewaak);
  alle("form[data-autosave-url]").forEach(bewaarVanzelf);
  alle("form[data-uitkomst-url]").forEach(volgUitkomst);
  alle("form[method=post]").forEach(verstuurEenKeer);
  alle("button[data-ververs]").forEach(verversDeel);
  alle("[data-volg]").slice(0, 1).forEach(volg);
  alle("textarea[data-woorden]").forEach(telWoorden);
  // What lokaal.js keeps on this device goes when somebody signs out.
  document.querySelector("form[action='/uitloggen']")?.addEventListener("submit", () => {
    Object.keys(localStorage).filter((naam) => naam.startsWith("mz-lokaal.")).forEach((naam) => localStorage.removeItem(naam));
  });
  alle("[data-afdrukken]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  });
  // On a wide screen the fold has no handle: turning a tablet must open it again.
  const smal = matchMedia("(width < 60em)");
  const vouwen = () => alle("details[data-vouw]").forEach((vouw) => { vouw.open = !smal.matches; });
  if (smal.matches) vouwen();
  smal.addEventListener("change", vouwen);
  if (document.body.dataset.sessieUrl) bewaakSessie(document.body.dataset);
})();
