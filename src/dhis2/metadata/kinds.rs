//! The kinds of things that metadata documents have lists of, and which of their properties are read.

use super::{
    list::Kind,
    units::WireUnit,
    wire::{
        WireCategory, WireCategoryOption, WireCombo, WireDataSet, WireElement, WireEntryForm,
        WireOption, WireOptionCombo, WireOptionSet, WireSection,
    },
};

macro_rules! kinds {
    ($($shape:ty: $name:literal, $most:literal, $read:literal;)*) => {
        $(impl Kind for $shape {
            const NAME: &'static str = $name;
            const MOST: usize = $most;
            const READ: &'static str = $read;

            fn id(&self) -> &str {
                &self.id
            }
        })*
    };
}

kinds! {
    WireDataSet: "dataSets", 200, "id code name displayName shortName displayShortName version periodType \
        openFuturePeriods expiryDays timelyDays compulsoryFieldsCompleteOnly fieldCombinationRequired \
        validCompleteOnly noValueRequiresComment translations categoryCombo dataInputPeriods \
        compulsoryDataElementOperands sections dataSetElements organisationUnits \
        openPeriodsAfterCoEndDate workflow dataEntryForm displayOptions access indicators";
    WireElement: "dataElements", 20_000, "id code name displayName shortName formName displayFormName \
        valueType zeroIsSignificant aggregationType translations optionSet categoryCombo";
    WireSection: "sections", 5_000, "id code name displayName sortOrder showRowTotals showColumnTotals \
        disableDataElementAutoGroup translations dataElements greyedFields dataSet displayOptions \
        indicators";
    WireCombo: "categoryCombos", 5_000, "id code name displayName categories categoryOptionCombos \
        translations";
    WireOptionCombo: "categoryOptionCombos", 50_000, "id code name displayName categoryOptions categoryCombo \
        translations";
    WireCategory: "categories", 5_000, "id code name displayName shortName categoryOptions translations";
    WireCategoryOption: "categoryOptions", 20_000, "id code name displayName shortName startDate endDate \
        organisationUnits access translations";
    WireOptionSet: "optionSets", 5_000, "id code name displayName options valueType translations";
    WireOption: "options", 50_000, "id code name displayName sortOrder optionSet translations";
    WireEntryForm: "dataEntryForms", 500, "id name displayName htmlCode format translations";
    WireUnit: "organisationUnits", 60_000, "id code name displayName shortName level path openingDate \
        closedDate phoneNumber translations dataSets parent featureType children ancestors \
        organisationUnitGroups users programs uuid";
}
